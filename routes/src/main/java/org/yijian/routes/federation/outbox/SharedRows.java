package org.yijian.routes.federation.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;

/** Which record a partner has by which feed, in the hub's database. */
final class SharedRows {

    private static final String COLUMNS = """
            SELECT s.record_id, s.revision, s.content_hash, h.kind, h.source, h.source_key, s.facility_id,
                s.document_number, s.sequence, s.recalled
            FROM federation.shared s JOIN ledger.head h ON h.id = s.record_id""";

    private SharedRows() {
    }

    static List<SharedRecord> of(Connection connection, UUID feed, Collection<UUID> records) {
        return Query.of(connection, COLUMNS + " WHERE feed = ? AND record_id = ANY(?::uuid[])", feed, records)
                .list(SharedRows::read);
    }

    /** Credit records with one of these document numbers. */
    static List<SharedRecord> ofDocuments(Connection connection, UUID feed, Collection<String> documents) {
        return Query.of(connection, COLUMNS + " WHERE feed = ? AND document_number = ANY(?::text[])", feed, documents)
                .list(SharedRows::read);
    }

    /** What was sent by messages from this number on and not taken back, in their order. */
    static List<SharedRecord> from(Connection connection, UUID feed, long sequence, int most) {
        return Query.of(connection, COLUMNS + " WHERE feed = ? AND sequence >= ? AND NOT recalled "
                + "ORDER BY sequence LIMIT ?", feed, sequence, most).list(SharedRows::read);
    }

    /** What the message of this number did last; empty if a later one has overtaken it. */
    static List<SharedRecord> at(Connection connection, UUID feed, long sequence) {
        return Query.of(connection, COLUMNS + " WHERE feed = ? AND sequence = ?", feed, sequence)
                .list(SharedRows::read);
    }

    static void keep(Connection connection, UUID feed, Collection<SharedRecord> records) {
        Query.batch(connection, """
                INSERT INTO federation.shared (feed, record_id, revision, content_hash, facility_id, document_number,
                    sequence, recalled) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (feed, record_id) DO UPDATE SET revision = excluded.revision,
                    content_hash = excluded.content_hash, facility_id = excluded.facility_id,
                    document_number = excluded.document_number, sequence = excluded.sequence,
                    recalled = excluded.recalled""",
                records.stream()
                        .map(each -> new Object[]{ feed, each.recordId(), each.revision(),
                                HexFormat.of().parseHex(each.contentHash()), each.facilityId(), each.documentNumber(),
                                each.sequence(), each.recalled() })
                        .toList());
    }

    private static SharedRecord read(ResultSet row) throws SQLException {
        return new SharedRecord(row.getObject(1, UUID.class), row.getInt(2), HexFormat.of().formatHex(row.getBytes(3)),
                row.getString(4),
                row.getString(5), row.getString(6), row.getObject(7, UUID.class), row.getString(8), row.getLong(9),
                row.getBoolean(10));
    }
}
