package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.FacilityMatch;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.ScopeFilter;
import org.yijian.security.access.AccessScope;

/** Reads proposals. Facilities merged since one was made are shown as what they are today. */
final class ProposalRows {

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

    private static final String ONE = "SELECT p.state, a.id, b.id, p.actor" + FROM + " AND p.id = ?";

    private static final String REPORTS = """
            SELECT h.source, h.kind, count(*) FROM ledger.head h WHERE h.facility_id = ? AND\s""" + ScopeFilter.RECORDS
            + " GROUP BY h.source, h.kind ORDER BY count(*) DESC, h.source, h.kind LIMIT 40";

    private ProposalRows() {
    }

    /** The state of a proposal, the facilities it is about today, and who decided it; null if nobody. */
    record Found(String state, FacilityPair pair, @Nullable String actor) {}

    static Optional<Found> find(Connection connection, long id, AccessScope scope) {
        List<String> regions = ScopeFilter.regionPatterns(scope);
        return Query.of(connection, ONE, scope.everywhere(), regions, regions, id)
                .first(row -> new Found(row.getString(1),
                        new FacilityPair(row.getObject(2, UUID.class), row.getObject(3, UUID.class)),
                        row.getString(4)));
    }

    static List<FacilityMatch> open(Connection connection, AccessScope scope, int offset, int limit) {
        List<String> regions = ScopeFilter.regionPatterns(scope);
        return Query.of(connection, OPEN, scope.everywhere(), regions, regions, offset, limit)
                .list(row -> match(connection, row, scope));
    }

    private static FacilityMatch match(Connection connection, ResultSet row, AccessScope scope) throws SQLException {
        return new FacilityMatch(row.getLong(1),
                FacilityMatch.Reason.valueOf(row.getString(2).toUpperCase(Locale.ROOT).replace('-', '_')),
                side(connection, row, 4, scope), side(connection, row, 8, scope),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }

    private static FacilityMatch.Side side(Connection connection, ResultSet row, int column, AccessScope scope)
            throws SQLException {
        UUID facility = row.getObject(column, UUID.class);
        List<FacilityMatch.Key> keys = Query
                .of(connection,
                        "SELECT scheme, value FROM ledger.facility_identity WHERE facility_id = ? ORDER BY scheme, value",
                        facility)
                .list(key -> new FacilityMatch.Key(IdentityScheme.of(key.getInt(1)).wire(), key.getString(2)));
        List<Object> parameters = new ArrayList<>(List.of(facility));
        parameters.addAll(ScopeFilter.ofRecords(scope));
        List<FacilityMatch.Report> reports = Query.of(connection, REPORTS, parameters.toArray())
                .list(each -> new FacilityMatch.Report(each.getString(1), each.getString(2), each.getLong(3)));
        return new FacilityMatch.Side(facility, row.getString(column + 1), row.getString(column + 2),
                row.getString(column + 3), keys, reports);
    }
}
