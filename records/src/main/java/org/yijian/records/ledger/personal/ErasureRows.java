package org.yijian.records.ledger.personal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;

/** Erasures in the database. */
final class ErasureRows {

    private static final String SELECT = """
            SELECT e.id, e.state, ARRAY(SELECT record_id FROM ledger.erasure_record r WHERE r.erasure = e.id
                ORDER BY record_id), e.reason, e.legal_basis, e.requested_by, e.requested_at, e.decided_by,
                e.decided_at, e.leaf_id, e.attachment FROM ledger.erasure e""";

    private ErasureRows() {
    }

    static void insert(Connection connection, Erasure erasure, byte[] commitmentKey) {
        int added = Query.of(connection, """
                INSERT INTO ledger.erasure (id, state, reason, legal_basis, requested_by, requested_at, decided_by,
                    decided_at, leaf_id, commitment_key, attachment)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?)
                ON CONFLICT DO NOTHING""", erasure.id(), erasure.state().wire(), erasure.reason(),
                erasure.legalBasis(), erasure.requestedBy(), erasure.requestedAt(), erasure.decidedBy(),
                erasure.decidedAt(), erasure.leafId(), commitmentKey, erasure.attachment()).update();
        if (added > 0) {
            Query.batch(connection, "INSERT INTO ledger.erasure_record (erasure, record_id) VALUES (?, ?)",
                    erasure.records().stream().map(record -> new Object[]{ erasure.id(), record }).toList());
        }
    }

    static Optional<Erasure> locked(Connection connection, UUID id) {
        return Query.of(connection, SELECT + " WHERE e.id = ? FOR UPDATE", id).first(ErasureRows::read);
    }

    static byte[] commitmentKey(Connection connection, UUID id) {
        return Query.of(connection, "SELECT commitment_key FROM ledger.erasure WHERE id = ?", id)
                .one(row -> row.getBytes(1));
    }

    static List<Erasure> all(Connection connection, int offset, int limit) {
        return Query.of(connection, SELECT + " ORDER BY e.requested_at DESC, e.id OFFSET ? LIMIT ?", offset, limit)
                .list(ErasureRows::read);
    }

    static List<Erasure> in(Connection connection, Erasure.State state) {
        return Query.of(connection, SELECT + " WHERE e.state = ? ORDER BY e.requested_at", state.wire())
                .list(ErasureRows::read);
    }

    /** What was done, or is being done, to all that a record has. */
    static List<Erasure> of(Connection connection, UUID record) {
        return Query.of(connection, SELECT + " JOIN ledger.erasure_record x ON x.erasure = e.id"
                + " WHERE x.record_id = ? AND e.attachment IS NULL AND e.state IN ('approved', 'done') ORDER BY e.decided_at",
                record)
                .list(ErasureRows::read);
    }

    static void decide(Connection connection, UUID id, Erasure.State state, String actor, Instant now,
            @Nullable Long leaf) {
        Query.of(connection, """
                UPDATE ledger.erasure SET state = ?, decided_by = ?, decided_at = ?, leaf_id = ? WHERE id = ?""",
                state.wire(), actor, now, leaf, id).update();
    }

    static void done(Connection connection, UUID id) {
        Query.of(connection, "UPDATE ledger.erasure SET state = 'done' WHERE id = ? AND state = 'approved'", id)
                .update();
    }

    private static Erasure read(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject(9, OffsetDateTime.class);
        return new Erasure(row.getObject(1, UUID.class),
                Erasure.State.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                Arrays.asList((UUID[]) row.getArray(3).getArray()), row.getObject(11, UUID.class), row.getString(4),
                row.getString(5),
                row.getString(6), row.getObject(7, OffsetDateTime.class).toInstant(), row.getString(8),
                decided == null ? null : decided.toInstant(), row.getObject(10, Long.class));
    }
}
