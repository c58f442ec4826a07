package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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

    static final String DECIDED = """
            INSERT INTO ledger.facility_decision (action, one, other, proposal_id, merge_id, actor, reason, leaf_id,
                decided_at) VALUES (?, ?, ?, ?::bigint, ?::bigint, ?, ?, ?, ?)""";

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
    private final @Nullable String reason;

    /** @param reason why; null if a source's identifiers decide */
    FacilityMerge(Connection connection, String actor, Instant now, @Nullable String reason) {
        this.connection = connection;
        this.actor = actor;
        this.now = now;
        this.reason = reason;
    }

    /**
     * Merges the loser into the winner.
     *
     * @param proposal the proposal that was confirmed; null if there is none
     */
    void merge(UUID winner, UUID loser, @Nullable Long proposal) {
        long leaf = PendingLeaves.add(connection, new Leaf(LeafType.MATCH, actor, "merge",
                "facility/" + loser + "/into/" + winner, "applied", now, null, null));
        long merge = remembered(winner, loser, leaf);
        update("UPDATE ledger.facility_identity SET facility_id = ? WHERE facility_id = ?", winner, loser);
        update(TAKE_NAME, winner, loser);
        update("UPDATE ledger.facility SET merged_into = ? WHERE id = ? OR merged_into = ?", winner, loser, loser);
        update(SETTLE, actor, leaf, now);
        Query.of(connection, DECIDED, "merged", winner, loser, proposal, merge, actor, reason, leaf, now).update();
        HeadMove.all(connection, now, winner, loser);
    }

    /** Writes down what is needed to undo it. */
    private long remembered(UUID winner, UUID loser, long leaf) {
        long merge = Query.of(connection, """
                INSERT INTO ledger.facility_merge (loser, winner, actor, leaf_id, merged_at, absorbed, keys_kept)
                VALUES (?, ?, ?, ?, ?, ARRAY(SELECT id FROM ledger.facility WHERE merged_into = ?), true)
                RETURNING id""", loser, winner, actor, leaf, now, loser).one(row -> row.getLong(1));
        update("""
                INSERT INTO ledger.facility_merge_identity (merge_id, scheme, value, loser)
                SELECT ?, scheme, value, facility_id = ? FROM ledger.facility_identity WHERE facility_id IN (?, ?)""",
                merge, loser, loser, winner);
        return merge;
    }

    private void update(String sql, Object... parameters) {
        Query.of(connection, sql, parameters).update();
    }
}
