package org.yijian.records.ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The bytes of revisions as the ledger keeps them, for those who keep only where they are. */
public final class RevisionContents {

    private static final String CONTENTS = """
            SELECT r.content FROM unnest(?::uuid[], ?::bigint[]) WITH ORDINALITY AS k(record_id, revision, place)
            JOIN ledger.revision r ON r.record_id = k.record_id AND r.revision = k.revision::integer
                AND r.recorded_at BETWEEN ? AND ?
            ORDER BY k.place""";

    private RevisionContents() {
    }

    /**
     * The canonical JSON of revisions, in the order in which they are asked for; what the ledger does not have is
     * missing.
     *
     * @param records the records
     * @param revisions the revision of each
     * @param from when the first of them was recorded
     * @param to when the last of them was recorded
     */
    public static List<byte[]> of(Connection connection, List<UUID> records, List<Integer> revisions, Instant from,
            Instant to) throws SQLException {
        Transactions.useIndexes(connection);
        return Query.of(connection, CONTENTS, records, revisions, from, to).list(row -> row.getBytes(1));
    }
}
