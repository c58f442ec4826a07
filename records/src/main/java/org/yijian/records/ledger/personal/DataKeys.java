package org.yijian.records.ledger.personal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.error.FaultException;

/**
 * New data keys of departments for old ones. New records use the new key at once; keys of older records are wrapped by it
 * in the background, in small transactions that may be interrupted at any time; then nothing uses the old key, and it can
 * be destroyed. Whoever calls has written to the log that it happens.
 */
public final class DataKeys {

    private static final int BATCH = 200;
    private static final String SELECT = """
            SELECT d.id, d.department, d.made_at, d.retired_at, d.destroyed_at,
                (SELECT count(*) FROM ledger.personal_key p WHERE p.department_key = d.id AND p.wrapped IS NOT NULL)
            FROM ledger.department_key d""";

    private final Transactions transactions;
    private final RecordKeys records;
    private final Clock clock;

    DataKeys(Transactions transactions, RecordKeys records, Clock clock) {
        this.transactions = transactions;
        this.records = records;
        this.clock = clock;
    }

    /**
     * A department's key, without the key.
     *
     * @param id its id
     * @param department wire name of its department
     * @param madeAt when it was made
     * @param retiredAt since when it is used for no new record; null while it is
     * @param destroyedAt when it was destroyed; null while it is there
     * @param records how many records' keys it wraps
     */
    public record DataKey(UUID id, String department, Instant madeAt, @Nullable Instant retiredAt,
            @Nullable Instant destroyedAt, long records) {

        /** Whether it may be destroyed: no new record uses it, and no old one. */
        public boolean unused() {
            return retiredAt != null && destroyedAt == null && records == 0;
        }
    }

    /** All there ever were, by department, the newest first. */
    public List<DataKey> all() {
        return transactions.call("list data keys", connection -> Query
                .of(connection, SELECT + " ORDER BY d.department, d.made_at DESC, d.id").list(DataKeys::read));
    }

    private static DataKey read(ResultSet row) throws SQLException {
        return new DataKey(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(), instant(row, 4), instant(row, 5), row.getLong(6));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Uses the key for no new record from now on; the next record of the department makes its successor.
     *
     * @throws FaultException {@code YJ-REC-070} if there is no such key in use
     */
    public void retire(UUID id) {
        int retired = transactions.call("retire a data key", connection -> Query.of(connection,
                "UPDATE ledger.department_key SET retired_at = ? WHERE id = ? AND retired_at IS NULL", now(), id)
                .update());
        if (retired == 0) {
            throw new FaultException(RecordError.DATA_KEY_NOT_IN_USE, id);
        }
    }

    /**
     * Wraps some keys of records anew, of one retired key.
     *
     * @return how many; 0 if nothing is left to do
     */
    public int rewrapSome() {
        Optional<DataKey> old = all().stream().filter(key -> key.retiredAt() != null && key.records() > 0).findFirst();
        return old.isEmpty()
                ? 0
                : transactions.call("wrap keys of records anew", connection -> records.rewrap(connection,
                        old.get().id(), old.get().department(), BATCH, now()));
    }

    /**
     * Destroys a key that nothing uses any more.
     *
     * @throws FaultException {@code YJ-REC-071} if something uses it, or it is not there
     */
    public void destroy(UUID id) {
        int destroyed = transactions.call("destroy a data key", connection -> {
            // whoever still wraps a record's key by it has it locked
            Query.of(connection, "SELECT id FROM ledger.department_key WHERE id = ? FOR UPDATE", id)
                    .first(row -> row.getObject(1, UUID.class));
            return Query.of(connection, """
                    UPDATE ledger.department_key d SET wrapped = NULL, destroyed_at = ?
                    WHERE id = ? AND retired_at IS NOT NULL AND destroyed_at IS NULL AND NOT EXISTS (
                        SELECT FROM ledger.personal_key p WHERE p.department_key = d.id AND p.wrapped IS NOT NULL)""",
                    now(), id).update();
        });
        if (destroyed == 0) {
            throw new FaultException(RecordError.DATA_KEY_IN_USE, id);
        }
        records.forget(id);
        transactions.single("sweep destroyed keys",
                connection -> Query.of(connection, "VACUUM ledger.department_key, ledger.personal_key").update());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
