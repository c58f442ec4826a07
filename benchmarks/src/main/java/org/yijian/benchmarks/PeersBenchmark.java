package org.yijian.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.yijian.search.index.IndexFollower;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The search room beside what a user would take instead: bare Lucene, PostgreSQL's text search and Solr, one after the
 * other in one run, with the same generated records, questions, access filter, first ten and facets. The room reads the
 * question, shows and highlights the hits; the others give ids only.
 */
@Command(name = "peers", description = "Searches per second beside bare Lucene, PostgreSQL and Solr.", mixinStandardHelpOptions = true)
final class PeersBenchmark implements Callable<Integer> {

    private static final List<String> CHINESE = List.of("消防", "燃气", "消防通道", "燃气管道", "护理员");

    private static final double WARM_UP = 2;

    @Option(names = "--records", defaultValue = "110000")
    private int records;

    @Option(names = "--threads", defaultValue = "4")
    private int threads;

    @Option(names = "--seconds", defaultValue = "5", description = "for each measurement")
    private double seconds;

    @Option(names = "--solr", defaultValue = "benchmarks/target/solr", description = "folder with Solr's libraries")
    private Path solr = Path.of("benchmarks/target/solr");

    @Option(names = "--hub-jar", hidden = true)
    private @Nullable Path jar;

    private final PrintStream out = System.out;

    /** Makes a peer with all records in it. */
    private interface Maker {
        Peer make(Path folder) throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        GeneratedFeed feed = new GeneratedFeed(records);
        List<PeerRecord> plain = feed.records().stream().map(PeerRecord::of).toList();
        Map<String, List<String>> kinds = new LinkedHashMap<>(SearchRoomBenchmark.mix());
        kinds.put("Chinese", CHINESE);
        out.printf("%,d records, %d threads, searches a second; in brackets questions that find nothing%n%n%-24s %10s",
                records, threads, "", "filling s");
        kinds.keySet().forEach(kind -> out.printf(" %16s", kind));
        out.println();
        List<String> remarks = new ArrayList<>();
        List<Maker> makers = new ArrayList<>(List.of(folder -> room(folder, feed), folder -> lucene(folder, feed),
                folder -> new PostgresPeer(plain, threads, false), folder -> new PostgresPeer(plain, threads, true)));
        if (Files.isDirectory(solr)) {
            makers.add(folder -> new SolrPeer(solr, folder, plain));
        } else {
            remarks.add("Solr was left out: its libraries are not in " + solr);
        }
        for (Maker maker : makers) {
            measure(maker, kinds, remarks);
        }
        out.println();
        remarks.forEach(out::println);
        return 0;
    }

    private void measure(Maker maker, Map<String, List<String>> kinds, List<String> remarks) throws IOException {
        long started = System.nanoTime();
        try (Peer peer = maker.make(Files.createTempDirectory("yijian-peer"))) {
            out.printf("%-24s %10.1f", peer.name(), (System.nanoTime() - started) / 1e9);
            for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
                boolean facets = kind.getKey().equals("four facets");
                int nothing = nothing(peer, kind.getValue(), facets);
                rate(peer, kind.getValue(), facets, Math.max(WARM_UP, seconds / 2));
                double rate = rate(peer, kind.getValue(), facets, seconds);
                out.printf(" %16s", "%,.0f%s".formatted(rate, nothing == 0 ? "" : " (%d)".formatted(nothing)));
                out.flush();
            }
            out.println();
            remarks.add(peer.name() + ": " + peer.remark());
        }
    }

    private static int nothing(Peer peer, List<String> texts, boolean facets) throws IOException {
        int nothing = 0;
        for (String text : texts) {
            nothing += peer.ask(text, facets) == 0 ? 1 : 0;
        }
        return nothing;
    }

    private double rate(Peer peer, List<String> texts, boolean facets, double length) throws IOException {
        AtomicLong asked = new AtomicLong();
        long started = System.nanoTime();
        long end = started + (long) (length * 1e9);
        Parallel.run(threads, () -> {
            while (System.nanoTime() < end) {
                peer.ask(texts.get((int) (asked.getAndIncrement() % texts.size())), facets);
            }
        });
        return asked.get() * 1e9 / (System.nanoTime() - started);
    }

    private static Peer room(Path folder, GeneratedFeed feed) {
        IndexSettings settings = IndexSettings.standard();
        RecordIndex index = RecordIndex.open(folder, settings);
        try (IndexFollower follower = IndexFollower.start(index, feed, settings, Clock.systemUTC())) {
            while (follower.health().position().compareTo(feed.end()) < 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        index.refresh();
        IndexSearch search = new IndexSearch(index);
        return peer("Yijian search room", "questions read, hits shown with highlights; without HTTP and log",
                index::close,
                (text, facets) -> search.search(SearchRoomBenchmark.query(text, facets), SearchRoomBenchmark.SCOPE)
                        .hits().size());
    }

    private static Peer lucene(Path folder, GeneratedFeed feed) throws IOException {
        PlainLucene bare = new PlainLucene(folder, feed.records(), SearchRoomBenchmark.SCOPE);
        Map<String, Query> read = new ConcurrentHashMap<>();
        return peer("bare Lucene", "the same analysis and documents; questions read before, nothing shown", bare::close,
                (text, facets) -> bare.ask(read.computeIfAbsent(text,
                        unread -> bare.query(SearchRoomBenchmark.query(unread, facets))), facets));
    }

    /** Asks a question. */
    private interface Asking {
        int ask(String text, boolean facets) throws IOException;
    }

    private static Peer peer(String name, String remark, Parallel.Work closing, Asking asking) {
        return new Peer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String remark() {
                return remark;
            }

            @Override
            public int ask(String text, boolean facets) throws IOException {
                return asking.ask(text, facets);
            }

            @Override
            public void close() throws IOException {
                closing.run();
            }
        };
    }
}
