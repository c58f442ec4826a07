package org.yijian.benchmarks.exchange;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

/**
 * What a hub has on disk and what its database has done, at one moment.
 *
 * @param tables bytes of each table of ledger and federation with its indexes, and of the log's tiles
 * @param bodies bytes of the records themselves
 * @param transactions committed since the server started
 * @param journal bytes of the write-ahead log since the server started
 */
record Footprint(Map<String, Long> tables, long bodies, long transactions, long journal) {

    private static final String SIZES = """
            SELECT n.nspname || '.' || regexp_replace(c.relname, '_\\d{4}_\\d{2}$', ''), pg_total_relation_size(c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND n.nspname IN ('ledger', 'federation')""";

    private static final String DONE = """
            SELECT (SELECT coalesce(sum(octet_length(content)), 0) FROM ledger.revision),
                (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()),
                pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint""";

    static Footprint of(DataSource database, Path tiles) {
        Map<String, Long> tables = new TreeMap<>();
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(SIZES)) {
                while (rows.next()) {
                    tables.merge(rows.getString(1), rows.getLong(2), Long::sum);
                }
            }
            tables.put("tiles", bytes(tiles));
            try (var done = statement.executeQuery(DONE)) {
                done.next();
                return new Footprint(tables, done.getLong(1), done.getLong(2), done.getLong(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files come and go while they are counted; what is gone counts nothing. */
    private static long bytes(Path folder) {
        AtomicLong bytes = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
            return bytes.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long all() {
        return tables.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What came since then, in bytes. */
    long allSince(Footprint before) {
        return all() - before.all();
    }

    /** What came on top of the records themselves since then, in bytes. */
    long overheadSince(Footprint before) {
        return allSince(before) - (bodies - before.bodies);
    }

    /** Prints, for each message, what was added since then, largest first. */
    void print(PrintStream out, String hub, Footprint before, int messages) {
        out.printf(
                "  %s, a message: %.3f transactions, %,d bytes of write-ahead log, on disk %,d bytes and %,d beside%n",
                hub, (transactions - before.transactions) / (double) messages, (journal - before.journal) / messages,
                (bodies - before.bodies) / messages, overheadSince(before) / messages);
        Map<String, Long> grown = new TreeMap<>();
        tables.forEach((table, bytes) -> grown.put(table, bytes - before.tables.getOrDefault(table, 0L)
                - (table.equals("ledger.revision") ? bodies - before.bodies : 0)));
        grown.entrySet().stream().filter(each -> each.getValue() >= messages)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(each -> out.printf("    %-40s %,8d%n", each.getKey(), each.getValue() / messages));
    }
}
