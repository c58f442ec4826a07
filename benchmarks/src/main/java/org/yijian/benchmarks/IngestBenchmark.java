package org.yijian.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.lucene.document.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * Ingest end to end: from the first byte sent to the intake until every record is sealed, logged, durable and found by a
 * search. Yardstick: bare Lucene indexing the same documents on as many threads, before and after each round. Both are
 * warmed up.
 */
@Command(name = "ingest", description = "Ingest of the open-data files, end to end, beside bare Lucene.")
final class IngestBenchmark implements Callable<Integer> {

    @Option(names = "--data", defaultValue = "../shared/data/cms", description = "folder of the files (${DEFAULT-VALUE})")
    private Path data = Path.of("");

    @Option(names = "--hub-jar", required = true)
    private Path jar = Path.of("");

    @Option(names = "--rounds", defaultValue = "3", description = "rounds; the median is reported")
    private int rounds;

    @Option(names = "--warm-ups", defaultValue = "4", description = "how often as much is taken in before a round is "
            + "measured, so that the compiler is through with its work (${DEFAULT-VALUE})")
    private int warmUps;

    @Option(names = "--threads", defaultValue = "0", description = "threads of bare Lucene; 0 for all cores")
    private int threads;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        int cores = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        OpenDataCorpus corpus = new OpenDataCorpus(data);
        List<Document> documents = corpus.documents();
        out.printf("%d records, %d threads%n", documents.size(), cores);
        bare(documents, cores);
        List<Double> ratios = new ArrayList<>();
        double before = bare(documents, cores);
        for (int round = 1; round <= rounds; round++) {
            double hub = endToEnd(corpus, documents.size());
            double after = bare(documents, cores);
            double bare = (before + after) / 2;
            before = after;
            ratios.add(hub / bare);
            out.printf("round %d: end to end %,.0f records/s; bare Lucene %,.0f documents/s; ratio %.2f%n", round, hub,
                    bare, hub / bare);
        }
        out.printf("ingest ratio (median of %d): %.2f of bare Lucene%n", rounds, Statistics.median(ratios));
        return 0;
    }

    private static double bare(List<Document> documents, int threads)
            throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("yijian-bare-");
        try {
            return BareLucene.index(folder, documents, threads);
        } finally {
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private double endToEnd(OpenDataCorpus corpus, int expected) throws IOException, InterruptedException {
        try (MeasuredHub hub = new MeasuredHub(jar)) {
            long before = warmUp(hub, corpus, expected);
            long begun = System.nanoTime();
            List<String> exchanges = new ArrayList<>();
            for (Path file : corpus.files()) {
                exchanges.add(hub.send(OpenDataCorpus.CONNECTOR, file));
            }
            hub.awaitFinished(exchanges);
            hub.awaitCount("department=open-data", before + expected);
            awaitLogged(hub);
            double seconds = (System.nanoTime() - begun) / 1e9;
            out.printf("  %.1f s; hub's memory at most %d MiB (heap limit 512)%n", seconds, hub.peakMegabytes());
            disk(hub, before + expected);
            return expected / seconds;
        }
    }

    /** @return records that are there then */
    private long warmUp(MeasuredHub hub, OpenDataCorpus corpus, int expected)
            throws IOException, InterruptedException {
        for (int copy = 1; copy <= warmUps; copy++) {
            for (Path file : corpus.files()) {
                hub.send(OpenDataCorpus.CONNECTOR, file.getFileName().toString(),
                        HttpRequest.BodyPublishers.ofByteArray(OtherFacilities.copy(file, copy)));
            }
            hub.awaitCount("department=open-data", (long) copy * expected);
        }
        return (long) warmUps * expected;
    }

    /** The last records that came in are under a signed checkpoint. */
    private static void awaitLogged(MeasuredHub hub) throws InterruptedException {
        String last = "/api/v1/search?department=open-data&kind=credit&size=100&facets=false";
        while (!hub.ask(last).map(IngestBenchmark::logged).orElse(false)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean logged(JsonNode answer) {
        return answer.path("hits").valueStream().noneMatch(hit -> hit.path("logIndex").isNull());
    }

    private void disk(MeasuredHub hub, long records) throws IOException {
        StringBuilder text = new StringBuilder("  bytes a record on disk:");
        for (String folder : List.of("postgres/data", "index", "log", "raw", "artemis")) {
            if (Files.exists(hub.home.resolve(folder))) {
                text.append(" %s %,d".formatted(folder, hub.bytes(folder) / records));
            }
        }
        out.println(text);
    }

    /** One small complaint with a word that no other record has. */
    static byte[] probe(String word) {
        return """
                {"orderNumber":"%s","receivedAt":"2026-03-01T09:12:00+08:00","title":"%s","channel":"电话",
                "category":"其他","content":"测量","status":"办理中","facilityName":"测量用机构（演示）",
                "creditCode":"52500106MJP0000017","regionCode":"500106"}"""
                .formatted(word, word).getBytes(StandardCharsets.UTF_8);
    }
}
