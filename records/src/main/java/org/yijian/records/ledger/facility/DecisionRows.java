package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.FacilityDecision;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.ScopeFilter;
import org.yijian.security.access.AccessScope;

/** Reads decisions and merges. */
final class DecisionRows {

    private static final String LIST = """
            SELECT d.id, d.action, d.one, a.name, d.other, b.name, d.proposal_id, d.merge_id,
                d.action = 'merged' AND m.undone_at IS NULL AND m.keys_kept, d.actor, d.reason, d.leaf_id, d.decided_at
            FROM ledger.facility_decision d
            JOIN ledger.facility a ON a.id = d.one JOIN ledger.facility b ON b.id = d.other
            LEFT JOIN ledger.facility_merge m ON m.id = d.merge_id
            WHERE (? OR a.region LIKE ANY(?::text[]) OR b.region LIKE ANY(?::text[]))
              AND (?::uuid IS NULL OR d.one IN (SELECT id FROM ledger.facility WHERE id = ? OR merged_into = ?)
                   OR d.other IN (SELECT id FROM ledger.facility WHERE id = ? OR merged_into = ?))
            ORDER BY d.id DESC OFFSET ? LIMIT ?""";

    private static final String MERGE = """
            SELECT m.loser, m.winner, coalesce(w.merged_into, w.id), m.keys_kept,
                (SELECT d.actor FROM ledger.facility_decision d WHERE d.merge_id = m.id AND d.action = 'split')
            FROM ledger.facility_merge m
            JOIN ledger.facility l ON l.id = m.loser JOIN ledger.facility w ON w.id = m.winner
            WHERE m.id = ? AND (? OR l.region LIKE ANY(?::text[]) OR w.region LIKE ANY(?::text[]))""";

    private DecisionRows() {
    }

    /**
     * A merge.
     *
     * @param loser the facility that gave way
     * @param winner what it was merged into
     * @param current what that stands for today
     * @param keysKept whether it can be undone
     * @param undoneBy who undid it; null while it stands
     */
    record Merge(UUID loser, UUID winner, UUID current, boolean keysKept, @Nullable String undoneBy) {}

    static Optional<Merge> merge(Connection connection, long id, AccessScope scope) {
        List<String> regions = ScopeFilter.regionPatterns(scope);
        return Query.of(connection, MERGE, id, scope.everywhere(), regions, regions)
                .first(row -> new Merge(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class), row.getBoolean(4), row.getString(5)));
    }

    static List<FacilityDecision> list(Connection connection, @Nullable UUID facility, AccessScope scope, int offset,
            int limit) {
        List<String> regions = ScopeFilter.regionPatterns(scope);
        return Query.of(connection, LIST, scope.everywhere(), regions, regions, facility, facility, facility, facility,
                facility, offset, limit).list(DecisionRows::decision);
    }

    private static FacilityDecision decision(ResultSet row) throws SQLException {
        return new FacilityDecision(row.getLong(1),
                FacilityDecision.Action.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getObject(3, UUID.class), row.getString(4), row.getObject(5, UUID.class), row.getString(6),
                row.getObject(7, Long.class), row.getObject(8, Long.class), row.getBoolean(9), row.getString(10),
                row.getString(11), row.getLong(12), row.getObject(13, OffsetDateTime.class).toInstant());
    }
}
