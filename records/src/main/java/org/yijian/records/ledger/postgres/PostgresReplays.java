package org.yijian.records.ledger.postgres;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import org.springframework.dao.DataAccessException;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.Attempt;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.Replays;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.ScopeFilter;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Replays in PostgreSQL. */
final class PostgresReplays implements Replays {

    private static final String FIND = """
            SELECT e.finished_at IS NOT NULL AND e.quarantined > 0, e.attempt + 1,
                (SELECT coalesce(max(i.part), -1) + 1 FROM ledger.inbox i WHERE i.exchange_id = e.id)
            FROM ledger.exchange e WHERE e.id = ? AND\s""" + ScopeFilter.EXCHANGES;

    private static final String NOTE = """
            INSERT INTO ledger.replay (exchange_id, attempt, actor, leaf_id, ordered_at, accepted, unchanged, quarantined)
            SELECT id, ?, ?, ?, ?, accepted, unchanged, quarantined FROM ledger.exchange WHERE id = ?""";

    private static final String BEGIN = """
            UPDATE ledger.exchange SET attempt = ?, first_part = ?, parts = 0, last_part = NULL, accepted = 0,
                unchanged = 0, quarantined = 0, finished_at = NULL, fault_code = NULL, fault_chinese = NULL,
                fault_english = NULL
            WHERE id = ?""";

    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    PostgresReplays(Transactions transactions, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Attempt order(UUID exchangeId, AccessScope scope) {
        Attempt wanted = transactions.call("look an exchange up", open -> next(open, exchangeId, scope, ""));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long leaf = written(new Leaf(LeafType.ADMIN, scope.actor(), "replay", "exchange/" + exchangeId,
                "attempt-" + wanted.number(), now, null, null));
        return transactions.call("begin a replay", connection -> {
            Attempt attempt = next(connection, exchangeId, scope, " FOR NO KEY UPDATE OF e");
            if (!attempt.equals(wanted)) {
                throw new FaultException(RecordError.NOT_REPLAYABLE, exchangeId);
            }
            Query.of(connection, NOTE, attempt.number(), scope.actor(), leaf, now, exchangeId).update();
            Query.of(connection, BEGIN, attempt.number(), attempt.firstPart(), exchangeId).update();
            return attempt;
        });
    }

    private static Attempt next(Connection connection, UUID exchangeId, AccessScope scope, String lock) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(exchangeId);
        parameters.addAll(ScopeFilter.ofExchanges(scope));
        return Query.of(connection, FIND + lock, parameters.toArray()).first(row -> {
            if (!row.getBoolean(1)) {
                throw new FaultException(RecordError.NOT_REPLAYABLE, exchangeId);
            }
            return new Attempt(row.getInt(2), row.getInt(3));
        }).orElseThrow(() -> new FaultException(RecordError.EXCHANGE_UNKNOWN, exchangeId));
    }

    /** The leaf is durable when this returns. */
    private long written(Leaf leaf) {
        try {
            return audit.append(leaf).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DataAccessException away) {
                throw away;
            }
            throw e;
        }
    }

    @Override
    public List<Replay> of(UUID exchangeId) {
        return transactions.call("list replays", connection -> Query.of(connection, """
                SELECT attempt, actor, ordered_at, accepted, unchanged, quarantined FROM ledger.replay
                WHERE exchange_id = ? ORDER BY attempt DESC""", exchangeId)
                .list(row -> new Replay(row.getInt(1), row.getString(2), StoredRows.instant(row, 3), row.getLong(4),
                        row.getLong(5), row.getLong(6))));
    }
}
