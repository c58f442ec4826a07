package org.yijian.records.ledger.personal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.yijian.records.ledger.database.Query;
import org.yijian.security.privacy.FieldEncryption;

/** One key for each department, wrapped by the hub's; made when the department first reports about a person. */
final class DepartmentKeys {

    private static final int KEY_BYTES = 32;

    private final FieldEncryption hub;
    private final SecureRandom random;
    private final Map<UUID, FieldEncryption> open = new ConcurrentHashMap<>();

    /** @param hub encrypts by the hub's key for keys */
    DepartmentKeys(FieldEncryption hub, SecureRandom random) {
        this.hub = hub;
        this.random = random;
    }

    /**
     * The id of the key that a department's new records are wrapped by. It stays in use until the transaction ends: whoever
     * retires it waits for that.
     */
    UUID current(Connection connection, String department, Instant now) {
        Optional<UUID> found = Optional.empty();
        while (found.isEmpty()) {
            make(connection, department, now);
            // empty if it was retired while this waited for the lock
            found = Query.of(connection,
                    "SELECT id FROM ledger.department_key WHERE department = ? AND retired_at IS NULL FOR SHARE",
                    department).first(row -> row.getObject(1, UUID.class));
        }
        return found.get();
    }

    private void make(Connection connection, String department, Instant now) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        UUID id = UUID.randomUUID();
        Query.of(connection, """
                INSERT INTO ledger.department_key (id, department, wrapped, made_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (department) WHERE retired_at IS NULL DO NOTHING""", id, department,
                hub.encrypt(key, associated(id)), now).update();
    }

    /** What a key encrypts with. */
    FieldEncryption of(Connection connection, UUID id) {
        FieldEncryption known = open.get(id);
        if (known == null) {
            byte[] wrapped = Query.of(connection, "SELECT wrapped FROM ledger.department_key WHERE id = ?", id)
                    .one(row -> row.getBytes(1));
            known = hub.with(hub.decrypt(wrapped, associated(id)));
            open.put(id, known);
        }
        return known;
    }

    /** Drops what is remembered of a key that was destroyed. */
    void forget(UUID id) {
        open.remove(id);
    }

    private static byte[] associated(UUID id) {
        return ("department_key|" + id).getBytes(StandardCharsets.US_ASCII);
    }
}
