package org.yijian.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.Query;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchQuery;
import org.yijian.search.document.RecordDocuments;
import org.yijian.search.index.IndexFollower;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

/**
 * The search room beside bare Lucene in one run: indexing through the follower of a change feed (documents made, refresh
 * and commit included) beside adding documents made before; searching through {@link IndexSearch} (query read, access,
 * hits shown and highlighted) beside an {@code IndexSearcher} with the same query and filter made before.
 *
 * <p>Arguments: number of records (default 110,000), threads (default 4), seconds for each measurement (default 5).
 */
public final class SearchRoomBenchmark {

    private static final int ROUNDS = 3;
    private static final OperatingSystemMXBean PROCESS = ManagementFactory
            .getPlatformMXBean(OperatingSystemMXBean.class);
    static final AccessScope SCOPE = new AccessScope("benchmark", false,
            Set.of("civil-affairs", "health", "insurance", "market-regulation"), Set.of("US", "50"),
            Sensitivity.INTERNAL);
    private static final Map<String, List<String>> MIX = mix();

    private final int threads;
    private final double seconds;
    private final GeneratedFeed feed;
    private final Path folder;

    private SearchRoomBenchmark(int records, int threads, double seconds) throws IOException {
        this.threads = threads;
        this.seconds = seconds;
        this.feed = new GeneratedFeed(records);
        this.folder = Files.createTempDirectory("yijian-search-benchmark");
    }

    /** Questions of each kind. */
    static Map<String, List<String>> mix() {
        List<String> terms = List.of("infection", "pharmacy", "sprinkler", "residents", "abuse", "kitchen", "corridors",
                "dignity", "oxygen", "vaccination", "燃气", "消防", "magnolia", "professional", "automatically");
        Map<String, List<String>> mix = new LinkedHashMap<>();
        mix.put("term", terms);
        mix.put("two terms", List.of("infection quality", "smoke hazards", "pharmacy professional", "nursing policies",
                "inspect alarm", "food storage", "care plan", "食品 留样", "emergency lighting", "report kitchen"));
        mix.put("phrase", List.of("\"infection prevention\"", "\"fire alarm\"", "\"care plan\"", "\"nursing staff\"",
                "\"accident hazards\"", "\"quality of life\"", "\"medication errors\"", "消防通道"));
        mix.put("four facets", terms);
        return mix;
    }

    public static void main(String[] arguments) throws IOException {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 110_000;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        double seconds = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 5;
        SearchRoomBenchmark benchmark = new SearchRoomBenchmark(records, threads, seconds);
        try {
            benchmark.indexing();
            benchmark.searching();
        } finally {
            delete(benchmark.folder);
        }
    }

    private void indexing() throws IOException {
        List<StoredRecord> records = feed.records();
        System.out.printf("%,d records, %d threads%n%-12s %12s %12s %9s %14s %14s %9s%n", records.size(), threads, "",
                "bare /s", "room /s", "ratio", "bare /CPU s", "room /CPU s", "ratio");
        for (int round = 1; round <= ROUNDS; round++) {
            List<Document> documents = records.stream().map(RecordDocuments::document).toList();
            String suffix = "-" + round;
            Rate bare = timed(records.size(),
                    () -> PlainLucene.index(folder.resolve("index-bare" + suffix), documents, threads));
            Rate room = timed(records.size(), () -> follow(folder.resolve("index-room" + suffix)));
            print("indexing", bare, room);
        }
        Path index = folder.resolve("index-room-" + ROUNDS);
        try (Stream<Path> files = Files.list(index)) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            System.out.printf("index on disk  %,d bytes a record%n", bytes / records.size());
        }
    }

    private static Rate timed(int records, Parallel.Work work) throws IOException {
        long processor = PROCESS.getProcessCpuTime();
        long started = System.nanoTime();
        work.run();
        return new Rate(records * 1e9 / (System.nanoTime() - started),
                records * 1e9 / (PROCESS.getProcessCpuTime() - processor));
    }

    private void follow(Path index) {
        IndexSettings settings = settings();
        try (RecordIndex room = RecordIndex.open(index, settings);
                IndexFollower follower = IndexFollower.start(room, feed, settings, Clock.systemUTC())) {
            while (follower.health().position().compareTo(feed.end()) < 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private IndexSettings settings() {
        IndexSettings standard = IndexSettings.standard();
        return new IndexSettings(threads, standard.memoryMegabytes(), standard.refreshEvery(), standard.commitEvery(),
                standard.commitAfter());
    }

    private void searching() throws IOException {
        try (PlainLucene bare = new PlainLucene(folder.resolve("search-bare"), feed.records(), SCOPE);
                RecordIndex index = RecordIndex.open(folder.resolve("index-room-" + ROUNDS), settings())) {
            IndexSearch room = new IndexSearch(index);
            for (int round = 1; round <= ROUNDS; round++) {
                List<Rate> bareRates = new ArrayList<>();
                List<Rate> roomRates = new ArrayList<>();
                for (Map.Entry<String, List<String>> kind : MIX.entrySet()) {
                    boolean facets = kind.getKey().equals("four facets");
                    bareRates.add(rate(bareQuestions(bare, kind.getValue(), facets)));
                    roomRates.add(rate(roomQuestions(room, kind.getValue(), facets)));
                    print(kind.getKey(), bareRates.getLast(), roomRates.getLast());
                }
                print("mix", Rate.of(bareRates), Rate.of(roomRates));
            }
        }
    }

    static SearchQuery query(String text, boolean facets) {
        return new SearchQuery(text, Set.of(), Set.of(), Set.of(), Set.of(), null, null, null,
                SearchQuery.Sort.RELEVANCE, 1, 10, facets);
    }

    private static List<Parallel.Work> bareQuestions(PlainLucene bare, List<String> texts, boolean facets) {
        List<Parallel.Work> questions = new ArrayList<>();
        for (String text : texts) {
            Query query = bare.query(query(text, facets));
            questions.add(() -> check(bare.ask(query, facets), text));
        }
        return questions;
    }

    private static List<Parallel.Work> roomQuestions(IndexSearch room, List<String> texts, boolean facets) {
        return texts.stream().<Parallel.Work>map(
                text -> () -> check(room.search(query(text, facets), SCOPE).hits().size(), text)).toList();
    }

    private static void check(int hits, String text) throws IOException {
        if (hits == 0) {
            throw new IOException("nothing found for " + text);
        }
    }

    /** Asks in turn on all threads. */
    private Rate rate(List<Parallel.Work> questions) throws IOException {
        AtomicLong asked = new AtomicLong();
        long processor = PROCESS.getProcessCpuTime();
        long started = System.nanoTime();
        long end = started + (long) (seconds * 1e9);
        Parallel.run(threads, () -> {
            while (System.nanoTime() < end) {
                questions.get((int) (asked.getAndIncrement() % questions.size())).run();
            }
        });
        return new Rate(asked.get() * 1e9 / (System.nanoTime() - started),
                asked.get() * 1e9 / (PROCESS.getProcessCpuTime() - processor));
    }

    /**
     * How fast it went.
     *
     * @param second times a second
     * @param processorSecond times a second of processor time, all threads added: says more on a busy machine
     */
    private record Rate(double second, double processorSecond) {

        /** The rate of doing each of several things equally often. */
        static Rate of(List<Rate> rates) {
            return new Rate(rates.size() / rates.stream().mapToDouble(rate -> 1 / rate.second).sum(),
                    rates.size() / rates.stream().mapToDouble(rate -> 1 / rate.processorSecond).sum());
        }
    }

    private static void print(String what, Rate bare, Rate room) {
        System.out.printf("%-12s %,12.0f %,12.0f %8.0f%% %,14.0f %,14.0f %8.0f%%%n", what, bare.second, room.second,
                100 * room.second / bare.second, bare.processorSecond, room.processorSecond,
                100 * room.processorSecond / bare.processorSecond);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
