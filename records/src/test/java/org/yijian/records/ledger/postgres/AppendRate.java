package org.yijian.records.ledger.postgres;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.Ledger;

import static org.yijian.records.ledger.postgres.Deliveries.part;
import static org.yijian.records.ledger.postgres.Deliveries.reference;

/**
 * Measures how many new records a second the ledger takes, alone. Run it by hand: {@code AppendRate THREADS RECORDS PART}.
 */
final class AppendRate {

    private AppendRate() {
    }

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int records = Integer.parseInt(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        try (TestDatabase database = TestDatabase.create()) {
            LedgerDatabase store = LedgerDatabase.open(database.pool(), Clock.systemUTC());
            System.out.println("fsync " + database.number("SELECT count(*) FROM pg_settings WHERE setting='off' AND "
                    + "name IN ('fsync','full_page_writes','synchronous_commit')") + " switched off");
            for (String round : List.of("new", "unchanged", "changed")) {
                double before = cpuSeconds(database);
                double java = javaSeconds();
                measure(store.ledger(), round, threads, records, size);
                System.out.printf("  processor time a record: %.0f µs Java, %.0f µs PostgreSQL%n",
                        (javaSeconds() - java) * 1e6 / records, (cpuSeconds(database) - before) * 1e6 / records);
            }
            follow(store, size * 10);
            database.execute("CHECKPOINT");
            System.out.printf("%d bytes a record in the database (%d revisions)%n",
                    (database.number("SELECT pg_database_size(current_database())") - 8_000_000)
                            / database.number("SELECT count(*) FROM ledger.revision"),
                    database.number("SELECT count(*) FROM ledger.revision"));
            for (String table : List.of("revision", "part", "head", "leaf", "inbox", "change")) {
                System.out.printf("  %s %d MB%n", table, database.number(
                        "SELECT sum(pg_total_relation_size(c.oid)) / 1048576 FROM pg_class c JOIN pg_namespace n ON n.oid = "
                                + "c.relnamespace WHERE n.nspname = 'ledger' AND c.relkind = 'r' AND c.relname ~ '^"
                                + table + "(_[0-9_]+)?$'"));
            }
        }
        System.exit(0);
    }

    private static void measure(Ledger ledger, String round, int threads, int records, int size) throws Exception {
        long start = System.nanoTime();
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                done.add(executor.submit(() -> {
                    for (int part = first; part < records / size; part += threads) {
                        ledger.append(part(round, part, part == records / size - 1,
                                findings(part, size, round.equals("changed") ? "changed" : "new"), List.of()));
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %d records, %d threads, parts of %d: %.0f records/s%n", round, records, threads, size,
                records / seconds);
    }

    private static List<CanonicalRecord> findings(int part, int size, String text) {
        List<CanonicalRecord> records = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int number = part * size + i;
            records.add(Deliveries.finding("F-" + number, reference(null, null, "K-" + number / 25),
                    text + " 楼道内堆放杂物，疏散通道被占用，灭火器压力不足。"
                            + "Provide and implement an infection prevention program. ".repeat(3)));
        }
        return records;
    }

    private static double javaSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** Of all processes of the database server that are still there; connections of a pool stay. */
    private static double cpuSeconds(TestDatabase database) throws Exception {
        double seconds = 0;
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pid FROM pg_stat_activity")) {
            while (rows.next()) {
                seconds += ProcessHandle.of(rows.getLong(1))
                        .flatMap(process -> process.info().totalCpuDuration()).orElse(java.time.Duration.ZERO)
                        .toNanos() / 1e9;
            }
        }
        return seconds;
    }

    private static void follow(LedgerDatabase store, int limit) {
        long start = System.nanoTime();
        long records = 0;
        Change.Position position = Change.Position.START;
        for (List<Change> changes = store.changes().read(position, limit); !changes.isEmpty(); changes = store.changes()
                .read(position, limit)) {
            position = changes.getLast().position();
            records += changes.stream().mapToInt(change -> change.records().size()).sum();
        }
        System.out.printf("feed: %d records, %.0f records/s%n", records, records / ((System.nanoTime() - start) / 1e9));
    }
}
