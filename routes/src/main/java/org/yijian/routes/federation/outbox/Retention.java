package org.yijian.routes.federation.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.security.proof.LeafType;

/**
 * Lets go, once an hour, of delivered messages and of decisions to share that are older than they are kept. Their leaves
 * stay in the log, and what partners have and may not get twice is kept elsewhere.
 */
public final class Retention {

    private static final Duration EVERY = Duration.ofHours(1);

    private static final String FINISHED = """
            FROM federation.outbox WHERE state <> 'waiting' AND finished_at < ?""";
    private static final String DECIDED = "FROM federation.sharing WHERE at < ?";

    private final Transactions transactions;
    private final AuditTrail trail;
    private final Duration kept;
    private final Clock clock;
    private @Nullable Instant last;

    public Retention(Transactions transactions, AuditTrail trail, Duration kept, Clock clock) {
        this.transactions = transactions;
        this.trail = trail;
        this.kept = kept;
        this.clock = clock;
    }

    /** Looks whether it is time, and whether there is anything; what goes is logged before it goes. */
    void round() {
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.plus(EVERY))) {
            return;
        }
        Instant before = now.minus(kept).truncatedTo(ChronoUnit.SECONDS);
        long messages = count("count(*)", FINISHED, before);
        long decisions = count("coalesce(sum(cardinality(record_ids)), 0)", DECIDED, before);
        if (messages + decisions > 0) {
            trail.before(LeafType.DELETE, "retention", "prune", "federation",
                    "messages:" + messages + " decisions:" + decisions + " before:" + before);
            transactions.call("let go of what is old", connection -> Query.of(connection, "DELETE " + FINISHED, before)
                    .update() + Query.of(connection, "DELETE " + DECIDED, before).update());
        }
        last = now;
    }

    private long count(String how, String what, Instant before) {
        return transactions.call("count what is old",
                connection -> Query.of(connection, "SELECT " + how + " " + what, before).one(row -> row.getLong(1)));
    }
}
