package org.yijian.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From the command to ready, and resident memory then; the first start with an empty home, the others with a used one. */
@Command(name = "start", description = "Start to ready, and memory.")
final class StartBenchmark implements Callable<Integer> {

    @Option(names = "--hub-jar", required = true)
    private Path jar = Path.of("");

    @Option(names = "--starts", defaultValue = "5")
    private int starts;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("yijian-start-");
        List<Double> warm = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            MeasuredHub hub = new MeasuredHub(jar, home);
            out.printf("%s start: ready after %d ms, resident %d MiB%n", start == 0 ? "first" : "warm",
                    hub.readyMillis, hub.residentMegabytes());
            if (start > 0) {
                warm.add((double) hub.readyMillis);
            }
            if (start == starts - 1) {
                hub.close();
            } else {
                hub.hub.close();
            }
        }
        out.printf("warm start to ready (median): %.1f s%n", Statistics.median(warm) / 1000);
        return 0;
    }
}
