package org.yijian.records.ledger.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;

import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.StoredRecord;

/** Rows of revisions as records. */
final class StoredRows {

    /** The columns that {@link #read} wants, of a revision {@code r} and its facility {@code f} as resolved then. */
    static final String COLUMNS = columns("coalesce(f.merged_into, r.facility_id)");

    /** The same with the facility of today, of a head {@code h}: it may have been split off since. */
    static final String HEAD_COLUMNS = columns("h.facility_id");

    /** Where they come from, when a head {@code h} leads to its current revision. */
    static final String CURRENT = """
             FROM ledger.head h
            JOIN ledger.revision r ON r.record_id = h.id AND r.revision = h.revision AND r.recorded_at = h.recorded_at
            """;

    private StoredRows() {
    }

    private static String columns(String facility) {
        return "r.record_id, r.revision, " + facility
                + ", r.exchange_id, r.part, r.leaf_id, r.recorded_at, r.content_hash, r.content";
    }

    static StoredRecord read(ResultSet row) throws SQLException {
        RecordJson.Stored stored = RecordJson.stored(row.getBytes(9));
        return new StoredRecord(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, UUID.class),
                row.getObject(4, UUID.class), row.getInt(5), row.getLong(6), instant(row, 7),
                HexFormat.of().formatHex(row.getBytes(8)), stored.record(), stored.commitments());
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
