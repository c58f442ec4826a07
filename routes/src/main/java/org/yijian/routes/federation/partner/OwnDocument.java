package org.yijian.routes.federation.partner;

import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.FederationIdentity;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.partner.TrustDocumentFile;
import org.yijian.security.proof.LeafType;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

/** This hub's own trust document. The same is given out until what it says has changed or half its time is over. */
public final class OwnDocument {

    private static final Duration LIFE = Duration.ofDays(365);

    /** How long a retired key still counts: longer than a message may wait for its partner. */
    private static final Duration OVERLAP = Duration.ofDays(31);

    private final Transactions transactions;
    private final AuditTrail trail;
    private final FederationIdentity identity;
    private final KeyRing keys;
    private final NoteKeys notes;
    private final MessageSealer sealer;
    private final Clock clock;

    /**
     * Keys of the log and of witnessing, as the trust document names them.
     *
     * @param log verifier keys of the log
     * @param witness verifier keys that other logs are co-signed with
     */
    public record NoteKeys(List<String> log, List<String> witness) {

        /** Names of the log in its keys: one, however many keys. */
        public Set<String> logNames() {
            return log.stream().map(key -> NoteVerifier.parse(key).name()).collect(Collectors.toUnmodifiableSet());
        }
    }

    public OwnDocument(Transactions transactions, AuditTrail trail, FederationIdentity identity, KeyRing keys,
            NoteKeys notes, Clock clock) {
        this.transactions = transactions;
        this.trail = trail;
        this.identity = identity;
        this.keys = keys;
        this.notes = notes;
        this.sealer = new MessageSealer(keys, clock);
        this.clock = clock;
    }

    /** The document to give out. */
    public synchronized TrustDocumentFile.Read current(String actor) {
        Optional<TrustDocumentFile.Read> last = transactions.call("read the own trust document", OwnDocument::last);
        if (last.isPresent() && stillRight(last.get().document())) {
            return last.get();
        }
        return next(last.map(read -> read.document().sequence()).orElse(0L) + 1, actor);
    }

    private TrustDocumentFile.Read next(long sequence, String actor) {
        SealedMessage sealed = TrustDocumentFile.seal(document(sequence, clock.instant()), sealer);
        trail.before(LeafType.TRUST, actor, "issue", "trust-document/" + sequence, sealed.cmsHash());
        transactions.call("keep the own trust document", connection -> Query.of(connection, """
                INSERT INTO federation.own_document (sequence, content, cms, made_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING""", sequence, sealed.content(), sealed.cms(), clock.instant()).update());
        return transactions.call("read the own trust document", OwnDocument::last).orElseThrow();
    }

    private static Optional<TrustDocumentFile.Read> last(Connection connection) {
        return Query.of(connection, "SELECT content, cms FROM federation.own_document ORDER BY sequence DESC LIMIT 1")
                .first(row -> TrustDocumentFile.known(new SealedMessage(row.getBytes(1), row.getBytes(2))));
    }

    private boolean stillRight(TrustDocument document) {
        Instant halfTime = document.issued().plus(LIFE.dividedBy(2));
        return clock.instant().isBefore(halfTime)
                && document.equals(document(document.sequence(), document.issued()));
    }

    /** Of the national key only where it is used: whoever names it must sign with it. */
    private List<X509Certificate> certificates(KeyPurpose international, KeyPurpose national) {
        Instant since = clock.instant().minus(OVERLAP);
        List<X509Certificate> certificates = new ArrayList<>(keys.known(international, since));
        if (keys.national()) {
            certificates.addAll(keys.known(national, since));
        }
        return certificates;
    }

    private TrustDocument document(long sequence, Instant issued) {
        Instant whole = Instant.ofEpochSecond(issued.getEpochSecond());
        return new TrustDocument(identity.hub(), identity.name(), identity.region(), identity.endpoint(),
                keys.key(KeyPurpose.MESSAGE).authority(),
                keys.national() ? keys.key(KeyPurpose.MESSAGE_SM2).authority() : null,
                certificates(KeyPurpose.MESSAGE, KeyPurpose.MESSAGE_SM2),
                certificates(KeyPurpose.TLS, KeyPurpose.TLS_SM2), notes.log(), notes.witness(), identity.speaksFor(),
                sequence, whole, whole.plus(LIFE));
    }
}
