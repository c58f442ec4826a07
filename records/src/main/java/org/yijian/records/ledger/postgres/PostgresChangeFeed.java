package org.yijian.records.ledger.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.CommitSignal;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;

/** Follows the ledger's commits, those of other nodes too. */
final class PostgresChangeFeed implements ChangeFeed {

    /** How long a commit of another node may go unnoticed. */
    private static final Duration POLL = Duration.ofMillis(100);

    private static final int ROWS = 500;

    /** Only transactions before the oldest one still running: whatever commits later has a later position. */
    private static final String READABLE = "transaction < pg_snapshot_xmin(pg_current_snapshot())";

    private static final String CHANGES = """
            SELECT transaction::text::bigint, sequence, records, recorded_at, leaf_id, moved FROM ledger.change
            WHERE (transaction, sequence) > (?::text::xid8, ?) AND\s""" + READABLE
            + " ORDER BY transaction, sequence LIMIT ?";

    private static final String END = "SELECT transaction::text::bigint, sequence FROM ledger.change WHERE " + READABLE
            + " ORDER BY transaction DESC, sequence DESC LIMIT 1";

    /** All rows of a part have the same time, which leads to one partition. */
    private static final String OF_PARTS = "SELECT " + StoredRows.COLUMNS + """
             FROM ledger.revision r LEFT JOIN ledger.facility f ON f.id = r.facility_id
            WHERE r.leaf_id = ANY(?::bigint[]) AND r.recorded_at BETWEEN ? AND ?
            ORDER BY r.leaf_id, r.revision""";

    private static final String MOVED = "SELECT " + StoredRows.HEAD_COLUMNS + StoredRows.CURRENT
            + " WHERE h.id = ANY(?::uuid[]) ORDER BY h.id";

    private final Transactions transactions;
    private final CommitSignal signal;
    private final RecentParts recent;
    private volatile long seen;

    PostgresChangeFeed(Transactions transactions, CommitSignal signal, RecentParts recent) {
        this.transactions = transactions;
        this.signal = signal;
        this.recent = recent;
    }

    /** A row of the feed before its records are read. */
    private record Row(Change.Position position, int records, Instant recordedAt, @Nullable Long leafId,
            List<UUID> moved) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(new Change.Position(row.getLong(1), row.getLong(2)), row.getInt(3),
                    StoredRows.instant(row, 4), row.getObject(5, Long.class),
                    row.getArray(6) == null ? List.of() : List.of((UUID[]) row.getArray(6).getArray()));
        }
    }

    @Override
    public List<Change> read(Change.Position after, int recordLimit) {
        long before = signal.count();
        List<Change> changes = transactions.call("read the change feed", connection -> {
            Transactions.useIndexes(connection);
            List<Row> rows = upTo(recordLimit, Query.of(connection, CHANGES, Long.toString(after.transaction()),
                    after.sequence(), ROWS).list(Row::of));
            return changes(connection, rows);
        });
        if (changes.isEmpty()) {
            seen = before;
        }
        return changes;
    }

    @Override
    public String ledger() {
        return transactions.call("read the ledger's id", LedgerIdentity::read);
    }

    @Override
    public boolean has(Change.Position position) {
        return position.equals(Change.Position.START) || transactions.call("look a change up",
                connection -> Query.of(connection,
                        "SELECT FROM ledger.change WHERE transaction = ?::text::xid8 AND sequence = ?",
                        Long.toString(position.transaction()), position.sequence()).first(row -> true).isPresent());
    }

    @Override
    public Change.Position end() {
        return transactions.call("find the end of the change feed",
                connection -> Query.of(connection, END)
                        .first(row -> new Change.Position(row.getLong(1), row.getLong(2)))
                        .orElse(Change.Position.START));
    }

    private static List<Row> upTo(int recordLimit, List<Row> rows) {
        List<Row> taken = new ArrayList<>();
        int records = 0;
        for (Row row : rows) {
            if (!taken.isEmpty() && records + row.records() > recordLimit) {
                break;
            }
            taken.add(row);
            records += row.records();
        }
        return taken;
    }

    private List<Change> changes(Connection connection, List<Row> rows) {
        Map<Long, List<StoredRecord>> parts = parts(connection, rows);
        List<Change> changes = new ArrayList<>(rows.size());
        for (Row row : rows) {
            List<StoredRecord> records = row.leafId() == null
                    ? Query.of(connection, MOVED, row.moved()).list(StoredRows::read)
                    : parts.getOrDefault(row.leafId(), List.of());
            changes.add(new Change(row.position(), records));
        }
        return changes;
    }

    /** The records of each part: from memory if it was appended here lately, else from the database. */
    private Map<Long, List<StoredRecord>> parts(Connection connection, List<Row> rows) {
        Map<Long, List<StoredRecord>> records = new HashMap<>();
        List<Row> others = new ArrayList<>();
        for (Row row : rows) {
            Long leaf = row.leafId();
            if (leaf != null) {
                recent.of(leaf).ifPresentOrElse(known -> records.put(leaf, known), () -> others.add(row));
            }
        }
        if (!others.isEmpty()) {
            records.putAll(stored(connection, others));
        }
        return records;
    }

    /** Of several revisions of one record in a part the last. */
    private static Map<Long, List<StoredRecord>> stored(Connection connection, List<Row> parts) {
        List<Long> leaves = parts.stream().map(Row::leafId).filter(Objects::nonNull).toList();
        Instant from = parts.stream().map(Row::recordedAt).min(Instant::compareTo).orElseThrow();
        Instant to = parts.stream().map(Row::recordedAt).max(Instant::compareTo).orElseThrow();
        Map<Long, List<StoredRecord>> records = new HashMap<>();
        Query.of(connection, OF_PARTS, leaves, from, to).list(StoredRows::read).forEach(
                record -> records.computeIfAbsent(record.leafId(), leaf -> new ArrayList<>()).add(record));
        records.replaceAll((leaf, all) -> KeptPart.newest(all));
        return records;
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        signal.await(seen, atMost.compareTo(POLL) < 0 ? atMost : POLL);
    }
}
