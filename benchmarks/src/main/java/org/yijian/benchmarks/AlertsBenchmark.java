package org.yijian.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchQuery;
import org.yijian.search.analysis.RecordAnalyzer;
import org.yijian.search.document.RecordDocuments;
import org.yijian.search.query.StandingQueries;
import org.yijian.search.watch.SearchFailure;
import org.yijian.search.watch.SearchMatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast records are held against saved searches, beside what a user would write first: an index in memory of each
 * record, and every query run on it. One thread, as in the hub.
 */
@Command(name = "alerts", description = "Records held against saved searches a second (aim 5,000 against 1,000).")
final class AlertsBenchmark implements Callable<Integer> {

    /** As many as the hub's follower reads at once. */
    private static final int TOGETHER = 2_000;

    @Option(names = "--searches", defaultValue = "1000")
    private int searches;

    @Option(names = "--records", defaultValue = "60000")
    private int records;

    @Option(names = "--naive", defaultValue = "400", description = "records that the naive way is tried with")
    private int naive;

    @Option(names = "--hub-jar", hidden = true)
    private @Nullable Path jar;

    private final PrintStream out = System.out;

    private static void refuse(SearchFailure failure) {
        throw new IllegalStateException(failure.toString(), failure.cause());
    }

    @Override
    public Integer call() {
        List<StoredRecord> arriving = new ArrayList<>(new GeneratedFeed(records).records());
        Collections.shuffle(arriving, new Random(7));
        Map<Long, SearchQuery> waiting = new WaitingMix().make(searches);
        try (SearchMatcher matcher = new SearchMatcher(AlertsBenchmark::refuse)) {
            matcher.put(waiting);
            matcher.match(arriving.subList(0, Math.min(arriving.size(), 10_000))); // warms up
            out.printf("%,d saved searches, %,d records%n%n", matcher.waiting(), arriving.size());
            double rate = together(matcher, arriving);
            single(matcher, arriving.subList(0, Math.min(arriving.size(), 4_000)));
            List<StoredRecord> few = arriving.subList(0, Math.min(arriving.size(), naive));
            naive(waiting, few); // warms up
            double naiveRate = naive(waiting, few);
            out.printf("%-44s %,12.0f records/s%n", "every query on an index of each record", naiveRate);
            out.printf("%nratio %.1f, aim 5,000 records/s: %s%n", rate / naiveRate,
                    rate >= 5_000 ? "reached" : "missed");
            agree(matcher, waiting, few);
        }
        return 0;
    }

    private double together(SearchMatcher matcher, List<StoredRecord> arriving) {
        long matches = 0;
        List<Double> millis = new ArrayList<>();
        long started = System.nanoTime();
        for (int from = 0; from < arriving.size(); from += TOGETHER) {
            long begun = System.nanoTime();
            matches += matcher.match(arriving.subList(from, Math.min(from + TOGETHER, arriving.size()))).size();
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        double rate = arriving.size() / ((System.nanoTime() - started) / 1e9);
        out.printf("%-44s %,12.0f records/s, %.2f matches a record%n", "together, as they are followed", rate,
                (double) matches / arriving.size());
        out.printf("%-44s %12.0f ms p50, %.0f ms p99%n", "  until %,d together are matched".formatted(TOGETHER),
                Statistics.median(millis), Statistics.percentile(millis, 99));
        return rate;
    }

    private void single(SearchMatcher matcher, List<StoredRecord> arriving) {
        List<Double> millis = new ArrayList<>();
        for (StoredRecord record : arriving) {
            long begun = System.nanoTime();
            matcher.match(List.of(record));
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        out.printf("%-44s %12.2f ms p50, %.2f ms p99%n", "one record by itself", Statistics.median(millis),
                Statistics.percentile(millis, 99));
    }

    private static double naive(Map<Long, SearchQuery> waiting, List<StoredRecord> arriving) {
        List<Query> queries = queries(waiting);
        long started = System.nanoTime();
        count(queries, arriving);
        return arriving.size() / ((System.nanoTime() - started) / 1e9);
    }

    private static List<Query> queries(Map<Long, SearchQuery> waiting) {
        StandingQueries standing = new StandingQueries();
        return waiting.values().stream().flatMap(search -> standing.of(search).stream()).toList();
    }

    private static long count(List<Query> queries, List<StoredRecord> arriving) {
        long matches = 0;
        try (RecordAnalyzer analyzer = new RecordAnalyzer()) {
            for (StoredRecord record : arriving) {
                MemoryIndex one = MemoryIndex.fromDocument(RecordDocuments.matched(record), analyzer);
                for (Query query : queries) {
                    matches += one.search(query) > 0 ? 1 : 0;
                }
            }
        }
        return matches;
    }

    private void agree(SearchMatcher matcher, Map<Long, SearchQuery> waiting, List<StoredRecord> few) {
        long matched = matcher.match(few).size();
        long counted = count(queries(waiting), few);
        out.printf("both ways find the same in %,d records: %s (%,d and %,d matches)%n", few.size(),
                matched == counted ? "yes" : "NO", matched, counted);
    }
}
