package org.yijian.hub.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code await-demo}: shows how the demonstration district comes in, and ends when no more is coming. */
@Command(name = "await-demo", hidden = true, description = "Wait until the demonstration district is loaded.")
final class AwaitDemonstration implements Callable<Integer> {

    private static final long POLL_MILLIS = 300;
    private static final int QUIET_POLLS = 10;

    @Mixin
    private RunningHub running = new RunningHub();

    @Option(names = "--limit", defaultValue = "90", description = "seconds to wait at most")
    private int limitSeconds;

    private final PrintStream out = System.out;
    private final Map<String, Long> acceptedBy = new HashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        HubConnection hub = running.connect();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
        long records = 0;
        int quiet = 0;
        try (ProgressBar bar = new ProgressBarBuilder().setInitialMax(-1).setRenderer(AwaitDemonstration::line)
                .build()) {
            while (quiet < QUIET_POLLS && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                long now = kept(hub);
                quiet = now > 0 && now == records ? quiet + 1 : 0;
                records = now;
                bar.stepTo(records);
            }
        }
        out.printf("%,d records 条记录%n", records);
        return 0;
    }

    /** Nobody knows how many there will be, so there is no share to show. */
    private static String line(ProgressState state, int length) {
        return "载入演示区县 loading  %,d 条记录 records  %d s".formatted(state.getCurrent(),
                state.getElapsedAfterStart().toSeconds());
    }

    /** Records of this district's own agencies; a partner's come on and on. */
    private long kept(HubConnection hub) throws IOException, InterruptedException {
        for (var route : hub.get("/api/v1/routes").body()) {
            String source = URLEncoder.encode(route.path("source").asString(), StandardCharsets.UTF_8);
            for (var exchange : hub.get("/api/v1/exchanges?limit=200&source=" + source).body()) {
                acceptedBy.put(exchange.path("id").asString(), exchange.path("accepted").asLong());
            }
        }
        return acceptedBy.values().stream().mapToLong(Long::longValue).sum();
    }
}
