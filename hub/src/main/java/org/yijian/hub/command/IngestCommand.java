package org.yijian.hub.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.yijian.hub.command.HubConnection.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/**
 * {@code ingest}: sends files through the intake of a running hub and waits until each has been worked on. A broker that
 * is away is waited out. Exit code 0 if everything was kept or known, 1 if something is in quarantine or was refused.
 */
@Command(name = "ingest", description = "Send files into a running hub.%n把文件送入运行中的枢纽。", mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

    private static final Set<String> UNFINISHED = Set.of("queued", "processing");
    private static final int KIBIBYTE = 1024;
    private static final long RETRY_MILLIS = 500;

    @Mixin
    private RunningHub running = new RunningHub();

    @Parameters(index = "0", paramLabel = "CONNECTOR", description = "which connector reads them, e.g. market-regulation")
    private String connector = "";

    @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", description = "the files")
    private List<Path> files = List.of();

    private final PrintStream out = System.out;
    private long accepted;
    private long unchanged;
    private long quarantined;
    private int refused;

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                out.println("no such file 没有这个文件: " + file);
                return 2;
            }
        }
        HubConnection hub = running.connect();
        long begun = System.nanoTime();
        for (Path file : files) {
            one(hub, file);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.printf(
                "新增或更新 accepted %,d   未变 unchanged %,d   隔离 quarantined %,d   拒收 refused %d   %.1f s, %,.0f records/s%n",
                accepted, unchanged, quarantined, refused, seconds, (accepted + unchanged) / seconds);
        return quarantined == 0 && refused == 0 ? 0 : 1;
    }

    private void one(HubConnection hub, Path file) throws IOException, InterruptedException {
        long bytes = Files.size(file);
        boolean small = bytes < 10 * KIBIBYTE;
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName(file.getFileName().toString()).setInitialMax(bytes)
                .setUnit(small ? " B" : " KiB", small ? 1 : KIBIBYTE).setStyle(ProgressBarStyle.ASCII).build()) {
            Answer answer = send(hub, file, bar);
            if (answer.status() != 202) {
                refused++;
                bar.pause();
                out.println(System.lineSeparator() + file + ": " + answer.problem());
                return;
            }
            bar.setExtraMessage(" 已接收 received");
            boolean duplicate = answer.body().path("duplicate").asBoolean(false);
            count(awaitEnd(hub, answer.body().path("exchangeId").asString(), bar), duplicate);
        }
    }

    private Answer send(HubConnection hub, Path file, ProgressBar bar) throws IOException, InterruptedException {
        while (true) {
            Answer answer = hub.send(connector, file, bar::stepTo);
            if (!answer.tryLater()) {
                return answer;
            }
            bar.setExtraMessage(" 等待 waiting");
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        }
    }

    private static JsonNode awaitEnd(HubConnection hub, String exchange, ProgressBar bar)
            throws IOException, InterruptedException {
        while (true) {
            Answer answer = hub.get("/api/v1/exchanges/" + exchange);
            if (answer.status() == 200 && !UNFINISHED.contains(answer.body().path("state").asString())) {
                return answer.body();
            }
            if (answer.status() != 200 && !answer.tryLater() && answer.status() != 404) {
                throw new IOException(answer.problem());
            }
            long records = answer.body().path("accepted").asLong() + answer.body().path("unchanged").asLong();
            bar.setExtraMessage(" 入库 kept " + records);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void count(JsonNode exchange, boolean duplicate) {
        long kept = exchange.path("accepted").asLong();
        long known = exchange.path("unchanged").asLong();
        accepted += duplicate ? 0 : kept;
        unchanged += duplicate ? kept + known : known;
        quarantined += exchange.path("quarantined").asLong();
        if (exchange.path("quarantined").asLong() > 0) {
            out.printf("%n%s: /exchanges/%s%n", exchange.path("fileName").asString(), exchange.path("id").asString());
        }
    }
}
