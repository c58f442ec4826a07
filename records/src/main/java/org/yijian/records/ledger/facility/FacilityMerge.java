package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.database.DerivedId;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Makes one facility of two: identifiers and current records go over, the loser keeps its row and points to the winner,
 * and its records appear in the change feed again. Earlier revisions are not touched. The transaction must hold {@link
 * org.yijian.records.ledger.database.AdvisoryLock#FACILITIES} alone.
 */
final class FacilityMerge {

    /** Records told of in one row of the change feed. */
    private static final int MOVED_TOGETHER = 1_000;

    private static final String SETTLE = """
            UPDATE ledger.facility_proposal p SET state = 'settled', actor = ?, leaf_id = ?, decided_at = ?
            FROM ledger.facility a, ledger.facility b
            WHERE p.state = 'open' AND a.id = p.one AND b.id = p.other
              AND coalesce(a.merged_into, a.id) = coalesce(b.merged_into, b.id)""";

    private static final String TAKE_NAME = """
            UPDATE ledger.facility w
            SET profiled = l.profiled, name = l.name, address = l.address, region = l.region, county = l.county,
                name_key = l.name_key, address_key = l.address_key
            FROM ledger.facility l
            WHERE w.id = ? AND l.id = ? AND NOT w.profiled AND (l.profiled OR w.name IS NULL)""";

    private final Connection connection;
    private final String actor;
    private final Instant now;

    FacilityMerge(Connection connection, String actor, Instant now) {
        this.connection = connection;
        this.actor = actor;
        this.now = now;
    }

    /** Merges the loser into the winner. */
    void merge(UUID winner, UUID loser) {
        long leaf = PendingLeaves.add(connection, new Leaf(LeafType.MATCH, actor, "merge",
                "facility/" + loser + "/into/" + winner, "applied", now, null, null));
        update("UPDATE ledger.facility_identity SET facility_id = ? WHERE facility_id = ?", winner, loser);
        update(TAKE_NAME, winner, loser);
        update("UPDATE ledger.facility SET merged_into = ? WHERE id = ? OR merged_into = ?", winner, loser, loser);
        update("INSERT INTO ledger.facility_merge (loser, winner, actor, leaf_id, merged_at) VALUES (?, ?, ?, ?, ?)",
                loser, winner, actor, leaf, now);
        update(SETTLE, actor, leaf, now);
        move(winner, loser);
    }

    private void move(UUID winner, UUID loser) {
        List<UUID> moved = Query
                .of(connection, "UPDATE ledger.head SET facility_id = ? WHERE facility_id = ? RETURNING id", winner,
                        loser)
                .list(row -> row.getObject(1, UUID.class)).stream().sorted(DerivedId.ORDER).toList();
        for (int from = 0; from < moved.size(); from += MOVED_TOGETHER) {
            List<UUID> some = moved.subList(from, Math.min(moved.size(), from + MOVED_TOGETHER));
            update("INSERT INTO ledger.change (records, recorded_at, moved) VALUES (?, ?, ?)", some.size(), now, some);
        }
    }

    private void update(String sql, Object... parameters) {
        Query.of(connection, sql, parameters).update();
    }
}
