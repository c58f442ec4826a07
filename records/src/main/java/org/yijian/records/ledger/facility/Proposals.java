package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;

/** Writes down pairs of facilities that a person should look at. A pair is proposed once, whatever became of it. */
final class Proposals {

    /** Facilities of one county that share the key with a given one; a name such as 养老服务站 may be everywhere. */
    private static final String CANDIDATES = """
            SELECT n.id, n.name_key, n.address_key, f.id, f.name_key, f.address_key
            FROM ledger.facility n CROSS JOIN LATERAL (
                (SELECT o.id, o.name_key, o.address_key FROM ledger.facility o
                 WHERE o.county = n.county AND o.name_key = n.name_key AND o.id <> n.id AND o.merged_into IS NULL
                 LIMIT 50)
                UNION
                (SELECT o.id, o.name_key, o.address_key FROM ledger.facility o
                 WHERE o.county = n.county AND o.address_key = n.address_key AND o.id <> n.id
                   AND o.merged_into IS NULL
                 LIMIT 50)) f
            WHERE n.id = ANY(?::uuid[]) AND n.merged_into IS NULL
              AND n.name_key IS NOT NULL AND n.address_key IS NOT NULL
            ORDER BY n.id, f.id""";

    private static final String INSERT = """
            INSERT INTO ledger.facility_proposal (one, other, reason, created_at)
            VALUES (least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?, ?) ON CONFLICT (one, other) DO NOTHING""";

    private final Connection connection;
    private final Instant now;

    Proposals(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /** Two facilities that a record's identifiers both name and hold apart. */
    void conflict(UUID one, UUID other) {
        if (!one.equals(other)) {
            insert(List.of(new FacilityPair(one, other)), "conflicting-identifiers");
        }
    }

    /** Proposes whatever looks like one of these facilities by name and address. */
    void likenesses(Collection<UUID> named) {
        List<FacilityPair> alike = Query.of(connection, CANDIDATES, named)
                .list(row -> Likeness.alike(row.getString(2), row.getString(3), row.getString(5), row.getString(6))
                        ? new FacilityPair(row.getObject(1, UUID.class), row.getObject(4, UUID.class))
                        : new FacilityPair(row.getObject(1, UUID.class), row.getObject(1, UUID.class)));
        insert(alike.stream().filter(pair -> !pair.one().equals(pair.other())).toList(), "name-and-address");
    }

    private void insert(List<FacilityPair> pairs, String reason) {
        Query.batch(connection, INSERT, pairs.stream()
                .map(pair -> new Object[]{ pair.one(), pair.other(), pair.one(), pair.other(), reason, now }).toList());
    }
}
