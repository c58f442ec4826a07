package org.yijian.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * How soon a record is searchable after its exchange was accepted, while the open-data files go in: small complaints are
 * sent one after another; the clock runs from the time the ledger wrote to the first search that finds it.
 */
@Command(name = "freshness", description = "From accepted to searchable, while an ingest runs.")
final class FreshnessBenchmark implements Callable<Integer> {

    @Option(names = "--data", defaultValue = "../shared/data/cms")
    private Path data = Path.of("");

    @Option(names = "--hub-jar", required = true)
    private Path jar = Path.of("");

    @Option(names = "--probes", defaultValue = "200")
    private int probes;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OpenDataCorpus corpus = new OpenDataCorpus(data);
        try (MeasuredHub hub = new MeasuredHub(jar)) {
            List<Double> millis = new ArrayList<>();
            int during = 0;
            for (Path file : corpus.files()) {
                hub.send(OpenDataCorpus.CONNECTOR, file);
            }
            for (int probe = 0; probe < probes; probe++) {
                during += processing(hub) ? 1 : 0;
                millis.add(probe(hub, "probe%05d".formatted(probe)));
            }
            out.printf("accepted to searchable, %d probes (%d while the files went in): p50 %.0f ms, p99 %.0f ms, "
                    + "at most %.0f ms%n", probes, during, Statistics.percentile(millis, 50),
                    Statistics.percentile(millis, 99), Statistics.percentile(millis, 100));
        }
        return 0;
    }

    private static boolean processing(MeasuredHub hub) throws InterruptedException {
        return hub.count("department=open-data&kind=credit") < 4_461;
    }

    private static double probe(MeasuredHub hub, String word) throws IOException, InterruptedException {
        String exchange = hub.send("hotline-12345", word + ".json",
                HttpRequest.BodyPublishers.ofByteArray(IngestBenchmark.probe(word)));
        hub.awaitCount("facets=false&q=" + word, 1);
        Instant found = Instant.now();
        JsonNode view = hub.ask("/api/v1/exchanges/" + exchange).orElseThrow();
        Instant accepted = Instant.parse(view.path("finishedAt").asString());
        TimeUnit.MILLISECONDS.sleep(20);
        return Math.max(0, Duration.between(accepted, found).toNanos() / 1e6);
    }
}
