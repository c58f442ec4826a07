package org.yijian.routes.federation.partner;

import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.FederationIdentity;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.partner.KeyHandover;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.partner.TrustDocumentFile;
import org.yijian.security.proof.LeafType;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.RetiredKey;
import org.yijian.security.trust.SigningKey;

/** This hub's own trust document. The same is given out until what it says has changed or half its time is over. */
public final class OwnDocument {

    private static final Duration LIFE = Duration.ofDays(365);

    /** How long a retired key still counts: longer than a message may wait for its partner. */
    private static final Duration OVERLAP = Duration.ofDays(31);

    private final Transactions transactions;
    private final AuditTrail trail;
    private final FederationIdentity identity;
    private final KeyRing keys;
    private final NoteNames notes;
    private final MessageSealer sealer;
    private final Clock clock;

    public OwnDocument(Transactions transactions, AuditTrail trail, FederationIdentity identity, KeyRing keys,
            NoteNames notes, Clock clock) {
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

    private List<String> noteKeys(KeyPurpose purpose) {
        return keys.known(purpose, clock.instant().minus(OVERLAP)).stream()
                .map(certificate -> notes.text(purpose, certificate)).toList();
    }

    /** Of the newest steps, as many as a document may name. */
    private List<String> handovers() {
        List<String> all = Stream.of(KeyPurpose.values()).filter(KeyPurpose::signsNotes)
                .flatMap(purpose -> keys.handovers(purpose).stream()).toList();
        return all.subList(Math.max(0, all.size() - TrustDocumentFile.MAX_FORMER), all.size());
    }

    private Map<String, Instant> ended() {
        return keys.retired().stream().filter(key -> key.purpose().signsNotes()).limit(TrustDocumentFile.MAX_FORMER)
                .collect(Collectors.toMap(key -> notes.text(key.purpose(), key.certificate()), RetiredKey::at,
                        (one, same) -> one));
    }

    /** Whether a document names a next key. */
    public boolean names(TrustDocument document, KeyPurpose purpose, SigningKey next) {
        return switch (purpose) {
            case MESSAGE, MESSAGE_SM2, ENCRYPTION_SM2 -> document.messageCertificates().contains(next.certificate());
            case TLS, TLS_SM2 -> document.tlsCertificates().contains(next.certificate());
            case LOG, LOG_SM2 -> document.logKeys().contains(notes.text(purpose, next.certificate()));
            case WITNESS -> document.witnessKeys().contains(notes.text(purpose, next.certificate()));
            case TIME -> true;
        };
    }

    /** What the key in use says of the next one, if it signs notes. */
    public Optional<String> handover(KeyPurpose purpose, SigningKey next) {
        if (!purpose.signsNotes()) {
            return Optional.empty();
        }
        SigningKey old = keys.key(purpose);
        return Optional.of(new KeyHandover(notes.text(purpose, old.certificate()),
                notes.text(purpose, next.certificate()), clock.instant().truncatedTo(ChronoUnit.SECONDS)).sign(old));
    }

    private TrustDocument document(long sequence, Instant issued) {
        Instant whole = Instant.ofEpochSecond(issued.getEpochSecond());
        return new TrustDocument(identity.hub(), identity.name(), identity.region(), identity.endpoint(),
                keys.key(KeyPurpose.MESSAGE).authority(),
                keys.national() ? keys.key(KeyPurpose.MESSAGE_SM2).authority() : null,
                certificates(KeyPurpose.MESSAGE, KeyPurpose.MESSAGE_SM2),
                certificates(KeyPurpose.TLS, KeyPurpose.TLS_SM2),
                Stream.of(KeyPurpose.LOG, KeyPurpose.LOG_SM2).flatMap(purpose -> noteKeys(purpose).stream()).toList(),
                noteKeys(KeyPurpose.WITNESS), identity.speaksFor(), sequence, whole, whole.plus(LIFE), handovers(),
                ended());
    }
}
