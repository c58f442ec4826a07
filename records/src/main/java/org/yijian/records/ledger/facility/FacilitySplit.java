package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.database.Query;

/**
 * Makes two facilities of one that was merged. The transaction must hold {@link
 * org.yijian.records.ledger.database.AdvisoryLock#FACILITIES} alone.
 */
final class FacilitySplit {

    private static final String OTHERS = """
            SELECT DISTINCT i.scheme, i.value FROM ledger.facility_merge m
            JOIN ledger.facility_merge_identity i ON i.merge_id = m.id
            WHERE m.undone_at IS NULL AND (m.winner = ? OR m.winner = ?) AND NOT (m.id = ? AND i.loser)""";

    private static final String ABSORBED = """
            UPDATE ledger.facility f SET merged_into = m.loser FROM ledger.facility_merge m
            WHERE m.id = ? AND f.id = ANY(m.absorbed) AND f.merged_into = ?
              AND NOT EXISTS (SELECT FROM ledger.facility_merge l
                              WHERE l.loser = f.id AND l.undone_at IS NULL AND l.id > m.id)""";

    private static final String RECORDS = """
            SELECT h.id, r.content FROM ledger.head h
            JOIN ledger.revision r ON r.record_id = h.id AND r.revision = h.revision AND r.recorded_at = h.recorded_at
            WHERE h.facility_id = ? ORDER BY h.recorded_at, h.id""";

    private static final String PROFILE = """
            UPDATE ledger.facility SET profiled = ?, name = ?, address = ?, region = ?, county = ?, name_key = ?,
                address_key = ? WHERE id = ?""";

    private static final String UNSETTLE = """
            UPDATE ledger.facility_proposal p SET state = 'open', actor = NULL, leaf_id = NULL, decided_at = NULL
            FROM ledger.facility a, ledger.facility b
            WHERE p.state = 'settled' AND a.id = p.one AND b.id = p.other
              AND coalesce(a.merged_into, a.id) <> coalesce(b.merged_into, b.id)""";

    private final Connection connection;
    private final Instant now;

    FacilitySplit(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /**
     * Splits the loser of a merge off.
     *
     * @param winner what it was merged into
     * @param current what that stands for today
     */
    void split(long merge, UUID loser, UUID winner, UUID current) {
        Set<FacilityIdentity> leaving = identities(
                "SELECT scheme, value FROM ledger.facility_merge_identity WHERE merge_id = ? AND loser", merge);
        Set<FacilityIdentity> staying = identities(OTHERS, winner, current, merge);
        staying.removeAll(leaving);
        update("UPDATE ledger.facility_merge SET undone_at = ? WHERE id = ?", now, merge);
        update("UPDATE ledger.facility SET merged_into = NULL WHERE id = ?", loser);
        update(ABSORBED, merge, current);
        SplitRecords records = new SplitRecords(leaving, staying);
        Query.of(connection, RECORDS, current)
                .each(row -> records.add(row.getObject(1, UUID.class), RecordJson.stored(row.getBytes(2)).record()));
        take(leaving, loser, current);
        take(records.newOfLeaving(), loser, current);
        records.left().ifPresent(profile -> describe(loser, profile));
        records.stayed().ifPresent(profile -> describe(current, profile));
        update(UNSETTLE);
        HeadMove.some(connection, now, loser, records.moved());
    }

    private void take(Collection<FacilityIdentity> identities, UUID to, UUID from) {
        List<Integer> schemes = identities.stream().map(identity -> identity.scheme().number()).toList();
        List<String> values = identities.stream().map(FacilityIdentity::value).toList();
        if (!identities.isEmpty()) {
            update("""
                    UPDATE ledger.facility_identity i SET facility_id = ?
                    FROM unnest(?::bigint[], ?::text[]) AS k(scheme, value)
                    WHERE i.scheme = k.scheme::smallint AND i.value = k.value AND i.facility_id = ?""", to, schemes,
                    values, from);
        }
    }

    private void describe(UUID facility, FacilityProfile profile) {
        Query.of(connection, PROFILE, profile.stated(), profile.name(), profile.address(), profile.region(),
                profile.county(), Likeness.key(profile.name()), Likeness.key(profile.address()), facility).update();
    }

    private Set<FacilityIdentity> identities(String sql, Object... parameters) {
        return new HashSet<>(Query.of(connection, sql, parameters).list(FacilitySplit::identity));
    }

    private static FacilityIdentity identity(ResultSet row) throws SQLException {
        return new FacilityIdentity(IdentityScheme.of(row.getInt(1)), row.getString(2));
    }

    private void update(String sql, Object... parameters) {
        Query.of(connection, sql, parameters).update();
    }
}
