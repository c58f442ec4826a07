package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.database.DerivedId;
import org.yijian.records.ledger.database.Query;

/** Current records that go from one facility to another; they appear in the change feed again. */
final class HeadMove {

    /** Records told of in one row of the change feed. */
    private static final int TOGETHER = 1_000;

    private HeadMove() {
    }

    /** All records of a facility. */
    static void all(Connection connection, Instant now, UUID to, UUID from) {
        tell(connection, now,
                Query.of(connection, "UPDATE ledger.head SET facility_id = ? WHERE facility_id = ? RETURNING id", to,
                        from).list(row -> row.getObject(1, UUID.class)));
    }

    /** These records. */
    static void some(Connection connection, Instant now, UUID to, List<UUID> records) {
        Query.of(connection, "UPDATE ledger.head SET facility_id = ? WHERE id = ANY(?::uuid[])", to, records).update();
        tell(connection, now, records);
    }

    private static void tell(Connection connection, Instant now, List<UUID> records) {
        List<UUID> moved = records.stream().sorted(DerivedId.ORDER).toList();
        for (int from = 0; from < moved.size(); from += TOGETHER) {
            List<UUID> some = moved.subList(from, Math.min(moved.size(), from + TOGETHER));
            Query.of(connection, "INSERT INTO ledger.change (records, recorded_at, moved) VALUES (?, ?, ?)",
                    some.size(), now, some).update();
        }
    }
}
