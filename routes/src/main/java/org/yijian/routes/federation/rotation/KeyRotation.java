package org.yijian.routes.federation.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.Rounds;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.partner.OwnDocument;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.security.message.StrictJson;
import org.yijian.security.partner.TrustDocumentFile;
import org.yijian.security.proof.LeafType;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.SigningKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes keys in three steps: the next key is made and named in a new trust document, which goes to every active partner
 * sealed with the old key; when all have receipted it, or the longest wait is over, the next key is in use; the old one
 * counts until its overlap is over. Keys for notes (log, witness) both sign from the announcement on, which the old key
 * signs too, and for the time of an overlap at least. A leaf is durable before each step.
 */
public final class KeyRotation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A partner that is away so long gets the new document from people. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    /** Keys for notes sign together so long, for outsiders who look at a trust file now and then. */
    private final Duration overlap;

    private final Transactions transactions;
    private final AuditTrail trail;
    private final Partners partners;
    private final Outbox outbox;
    private final OwnDocument own;
    private final KeyRing keys;
    private final Clock clock;
    private final Rounds rounds = new Rounds();

    public KeyRotation(Transactions transactions, AuditTrail trail, Partners partners, Outbox outbox, OwnDocument own,
            KeyRing keys, Duration overlap, Clock clock) {
        this.overlap = overlap;
        this.transactions = transactions;
        this.trail = trail;
        this.partners = partners;
        this.outbox = outbox;
        this.own = own;
        this.keys = keys;
        this.clock = clock;
    }

    /** Begins to change the key of a purpose; tells the certificate that will be in use. */
    public synchronized SigningKey begin(KeyPurpose purpose, String actor) {
        trail.before(LeafType.KEY, actor, "rotate", "key/" + purpose.fileName(), "announced");
        SigningKey next = keys.announce(purpose, clock, following -> own.handover(purpose, following));
        if (purpose.announced()) {
            tell(actor);
        }
        return next;
    }

    private void tell(String actor) {
        TrustDocumentFile.Read document = own.current(actor);
        ObjectNode body = StrictJson.object();
        body.put("document", Base64.getEncoder().encodeToString(TrustDocumentFile.write(document.sealed())));
        List<Partner> active = partners.active();
        transactions.call("tell partners of a new key", connection -> {
            active.forEach(partner -> outbox.add(connection, Outbox.Stream.control(partner.hub()),
                    List.of(new Outbox.Draft(MessageTypes.TRUST_DOCUMENT, body))));
            return true;
        });
    }

    /** Looks from now on whether a new key can come into use. */
    public void start() {
        rounds.every(LOOK, "federation-rotation", this::round);
    }

    private void round() {
        Stream.of(KeyPurpose.values()).filter(KeyPurpose::rotates)
                .forEach(purpose -> keys.next(purpose).ifPresent(next -> settle(purpose, next)));
    }

    private synchronized void settle(KeyPurpose purpose, SigningKey next) {
        Instant madeAt = next.certificate().getNotBefore().toInstant();
        Instant together = purpose.signsNotes() ? madeAt.plus(overlap) : madeAt;
        Instant now = clock.instant();
        boolean waitedLong = now.isAfter(madeAt.plus(LONGEST_WAIT));
        if (!now.isBefore(together) && (waitedLong || !purpose.announced() || everybodyKnows(purpose, next))) {
            trail.before(LeafType.KEY, "hub", "rotate",
                    "key/" + purpose.fileName() + "/" + next.certificate().getSerialNumber(), "in-use");
            keys.activate(purpose, clock);
            if (purpose.signsNotes()) {
                tell("hub"); // when the old one ended
            }
            LOG.info("A new key is in use for {}", purpose.fileName());
        }
    }

    /** The document that names it was written, and nobody waits for it any more. */
    private boolean everybodyKnows(KeyPurpose purpose, SigningKey next) {
        TrustDocumentFile.Read document = own.current("hub");
        boolean named = own.names(document.document(), purpose, next);
        List<String> active = partners.active().stream().map(Partner::hub).toList();
        return named && transactions.call("look who knows the new key",
                connection -> Query
                        .of(connection, """
                                SELECT count(*) FROM federation.outbox
                                WHERE type = ? AND state = 'waiting' AND partner = ANY(?::text[])""",
                                MessageTypes.TRUST_DOCUMENT, active)
                        .one(row -> row.getLong(1))) == 0;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
