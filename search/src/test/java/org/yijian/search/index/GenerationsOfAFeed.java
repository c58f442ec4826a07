package org.yijian.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Severity;
import org.yijian.search.document.RecordForm;
import org.yijian.search.query.IndexSearch;

import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

/** A folder of generations that follow a feed in memory. */
@Timeout(30)
abstract class GenerationsOfAFeed {

    @TempDir
    Path folder;

    final MemoryFeed feed = new MemoryFeed();
    final CanonicalRecord first = record("first", finding("消防通道被堵塞", Severity.MAJOR));
    final CanonicalRecord second = record("second", finding("消防器材过期", Severity.MINOR));

    final IndexGenerations start(RecordForm form) {
        return IndexGenerations.start(GenerationFolders.open(folder), feed, IndexSettings.standard(), form,
                Clock.systemUTC());
    }

    final IndexGenerations start() {
        return start(RecordForm.CURRENT);
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("not in time");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    static void awaitFound(IndexGenerations index, long wanted) {
        await(() -> found(index) == wanted);
    }

    static long found(IndexGenerations index) {
        return new IndexSearch(index).search(query("消防"), ALL).total();
    }

    static void awaitRebuilt(IndexGenerations index) {
        await(() -> {
            IndexStatus.Rebuild rebuild = index.status().rebuild();
            return rebuild != null && !rebuild.running();
        });
    }

    final List<String> generations() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
