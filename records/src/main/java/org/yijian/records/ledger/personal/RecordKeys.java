package org.yijian.records.ledger.personal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.records.ledger.database.Query;
import org.yijian.security.privacy.FieldEncryption;

/** The keys of records, in the database, wrapped by department keys. */
final class RecordKeys {

    private static final int KEY_BYTES = 32;

    private final DepartmentKeys departments;
    private final SecureRandom random;

    RecordKeys(DepartmentKeys departments, SecureRandom random) {
        this.departments = departments;
        this.random = random;
    }

    /** A row; without a wrapped key, its key was destroyed. */
    private record Row(UUID record, UUID department, byte @Nullable [] wrapped) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3));
        }
    }

    /**
     * Makes the keys that are missing. A key that was destroyed is never made again.
     *
     * @param records wire name of its department by record
     */
    void make(Connection connection, Map<UUID, String> records, Instant now) {
        Map<String, UUID> keys = new HashMap<>();
        List<Object[]> rows = new ArrayList<>();
        records.keySet().stream().sorted(DerivedId.ORDER).forEach(record -> {
            UUID key = keys.computeIfAbsent(records.getOrDefault(record, ""),
                    department -> departments.current(connection, department, now));
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            rows.add(new Object[]{ record, key,
                    departments.of(connection, key).encrypt(fresh, associated(record)), now });
        });
        Query.batch(connection, """
                INSERT INTO ledger.personal_key (record_id, department_key, wrapped, made_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING""", rows);
    }

    /** The keys of these records, as far as there are any; of a destroyed one an entry without a key. */
    Map<UUID, Kept> of(Connection connection, Collection<UUID> records) {
        Map<UUID, Kept> keys = new HashMap<>();
        Query.of(connection, """
                SELECT record_id, department_key, wrapped FROM ledger.personal_key
                WHERE record_id = ANY(?::uuid[])""", records).list(Row::read)
                .forEach(row -> keys.put(row.record(), new Kept(opened(connection, row))));
        return keys;
    }

    private @Nullable RecordKey opened(Connection connection, Row row) {
        byte[] wrapped = row.wrapped();
        if (wrapped == null) {
            return null;
        }
        FieldEncryption department = departments.of(connection, row.department());
        return new RecordKey(row.record(), department.decrypt(wrapped, associated(row.record())), department);
    }

    /**
     * Wraps keys of records that a retired key wraps by its successor. What was destroyed meanwhile stays so.
     *
     * @param from the retired key
     * @param department whose key it is
     * @return how many; 0 if none is left
     */
    int rewrap(Connection connection, UUID from, String department, int most, Instant now) {
        UUID to = departments.current(connection, department, now);
        List<Row> rows = Query.of(connection, """
                SELECT record_id, department_key, wrapped FROM ledger.personal_key
                WHERE department_key = ? AND wrapped IS NOT NULL ORDER BY record_id LIMIT ?
                FOR UPDATE SKIP LOCKED""", from, most).list(Row::read);
        FieldEncryption old = departments.of(connection, from);
        FieldEncryption next = departments.of(connection, to);
        List<Object[]> rewrapped = new ArrayList<>();
        for (Row row : rows) {
            byte[] wrapped = row.wrapped();
            if (wrapped != null) {
                byte[] associated = associated(row.record());
                rewrapped.add(new Object[]{ to, next.encrypt(old.decrypt(wrapped, associated), associated),
                        row.record(), from });
            }
        }
        Query.batch(connection, """
                UPDATE ledger.personal_key SET department_key = ?, wrapped = ?
                WHERE record_id = ? AND department_key = ? AND wrapped IS NOT NULL""", rewrapped);
        return rewrapped.size();
    }

    /** Drops what is remembered of a department's key that was destroyed. */
    void forget(UUID department) {
        departments.forget(department);
    }

    /** A key that there is, or was: then it is null. */
    record Kept(@Nullable RecordKey key) {}

    private static byte[] associated(UUID record) {
        return ("personal_key|" + record).getBytes(StandardCharsets.US_ASCII);
    }
}
