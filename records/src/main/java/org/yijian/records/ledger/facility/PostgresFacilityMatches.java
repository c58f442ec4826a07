package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import org.springframework.dao.DataAccessException;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.FacilityMatch;
import org.yijian.records.ledger.FacilityMatches;
import org.yijian.records.ledger.database.AdvisoryLock;
import org.yijian.records.ledger.database.CommitSignal;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.ScopeFilter;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Proposals in the database. Facilities merged since a proposal was made are shown as what they are today. */
public final class PostgresFacilityMatches implements FacilityMatches {

    private static final int PAGE = 200;

    private static final String FROM = """
             FROM ledger.facility_proposal p
            JOIN ledger.facility a0 ON a0.id = p.one
            JOIN ledger.facility b0 ON b0.id = p.other
            JOIN ledger.facility a ON a.id = coalesce(a0.merged_into, a0.id)
            JOIN ledger.facility b ON b.id = coalesce(b0.merged_into, b0.id)
            WHERE (? OR a.region LIKE ANY(?::text[]) OR b.region LIKE ANY(?::text[]))
            """;

    private static final String OPEN = """
            SELECT p.id, p.reason, p.created_at, a.id, a.name, a.address, a.region, b.id, b.name, b.address, b.region
            """ + FROM + " AND p.state = 'open' ORDER BY p.id OFFSET ? LIMIT ?";

    private static final String ONE = "SELECT p.state, a.id, b.id" + FROM + " AND p.id = ?";

    private final Transactions transactions;
    private final AuditLog audit;
    private final CommitSignal signal;
    private final Clock clock;

    public PostgresFacilityMatches(Transactions transactions, AuditLog audit, CommitSignal signal, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    public List<FacilityMatch> open(AccessScope scope, int offset, int limit) {
        List<String> regions = ScopeFilter.regionPatterns(scope);
        return transactions.call("list proposals", connection -> {
            Transactions.useIndexes(connection);
            return Query.of(connection, OPEN, scope.everywhere(), regions, regions, Math.max(0, offset),
                    Math.clamp(limit, 1, PAGE)).list(row -> match(connection, row));
        });
    }

    private static FacilityMatch match(Connection connection, ResultSet row) throws SQLException {
        return new FacilityMatch(row.getLong(1),
                FacilityMatch.Reason.valueOf(row.getString(2).toUpperCase(Locale.ROOT).replace('-', '_')),
                side(connection, row, 4), side(connection, row, 8),
                row.getObject(3, java.time.OffsetDateTime.class).toInstant());
    }

    private static FacilityMatch.Side side(Connection connection, ResultSet row, int column) throws SQLException {
        UUID facility = row.getObject(column, UUID.class);
        List<FacilityMatch.Key> keys = Query
                .of(connection,
                        "SELECT scheme, value FROM ledger.facility_identity WHERE facility_id = ? ORDER BY scheme, value",
                        facility)
                .list(key -> new FacilityMatch.Key(IdentityScheme.of(key.getInt(1)).wire(), key.getString(2)));
        return new FacilityMatch.Side(facility, row.getString(column + 1), row.getString(column + 2),
                row.getString(column + 3), keys);
    }

    @Override
    public void decide(long id, Decision decision, AccessScope scope) {
        requireOpen(transactions.call("read a proposal", connection -> find(connection, id, scope)), id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long leaf = written(new Leaf(LeafType.MATCH, scope.actor(), "decide", "proposal/" + id, wire(decision), now,
                null, null));
        transactions.call("decide a proposal", connection -> {
            AdvisoryLock.FACILITIES.exclusive(connection);
            FacilityPair pair = requireOpen(find(connection, id, scope), id);
            Query.of(connection,
                    "UPDATE ledger.facility_proposal SET state = ?, actor = ?, leaf_id = ?, decided_at = ? WHERE id = ?",
                    wire(decision), scope.actor(), leaf, now, id).update();
            if (decision == Decision.CONFIRMED && !pair.one().equals(pair.other())) {
                new FacilityMerge(connection, scope.actor(), now).merge(pair.one(), pair.other());
            }
            return pair;
        });
        signal.raise();
    }

    /** The state of a proposal and the facilities it is about today. */
    private record Found(String state, FacilityPair pair) {}

    private static Optional<Found> find(Connection connection, long id, AccessScope scope) {
        List<String> regions = ScopeFilter.regionPatterns(scope);
        return Query.of(connection, ONE, scope.everywhere(), regions, regions, id).first(row -> new Found(
                row.getString(1), new FacilityPair(row.getObject(2, UUID.class), row.getObject(3, UUID.class))));
    }

    private static FacilityPair requireOpen(Optional<Found> found, long id) {
        Found proposal = found.orElseThrow(() -> new FaultException(RecordError.PROPOSAL_UNKNOWN, id));
        if (!proposal.state().equals("open")) {
            throw new FaultException(RecordError.PROPOSAL_DECIDED, id);
        }
        return proposal.pair();
    }

    private static String wire(Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
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
}
