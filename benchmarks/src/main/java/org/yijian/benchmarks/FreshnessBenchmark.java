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

/**
 * How soon a record is searchable after its exchange was accepted, while bulk files go in without a pause: small
 * complaints are sent one after another; the clock runs from the time the ledger wrote to the first search that finds
 * the complaint, looked for every 10 ms.
 */
@Command(name = "freshness", description = "From accepted to searchable, while an ingest runs.")
final class FreshnessBenchmark implements Callable<Integer> {

    private static final int WARM_UP_FILES = 8;

    @Option(names = "--hub-jar", required = true)
    private Path jar = Path.of("");

    @Option(names = "--probes", defaultValue = "200")
    private int probes;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (MeasuredHub hub = new MeasuredHub(jar); SteadyIngest ingest = SteadyIngest.start(hub)) {
            ingest.awaitFiles(WARM_UP_FILES);
            List<Double> millis = new ArrayList<>();
            int before = ingest.findings();
            long begun = System.nanoTime();
            for (int probe = 0; probe < probes; probe++) {
                millis.add(probe(hub, "probe%05d".formatted(probe)));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            out.printf("accepted to searchable, %d probes while %,.0f findings/s went in: p50 %.0f ms, p99 %.0f ms, "
                    + "at most %.0f ms%n", probes, (ingest.findings() - before) / seconds,
                    Statistics.percentile(millis, 50), Statistics.percentile(millis, 99),
                    Statistics.percentile(millis, 100));
        }
        return 0;
    }

    private static double probe(MeasuredHub hub, String word) throws IOException, InterruptedException {
        String exchange = hub.send("hotline-12345", word + ".json",
                HttpRequest.BodyPublishers.ofByteArray(IngestBenchmark.probe(word)));
        while (hub.count("facets=false&q=" + word) < 1) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        Instant found = Instant.now();
        Instant accepted = hub.finishedAt(exchange).orElseThrow();
        return Math.max(0, Duration.between(accepted, found).toNanos() / 1e6);
    }
}
