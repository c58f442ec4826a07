package org.yijian.hub.command.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.command.Yijian;

/**
 * Two hubs that have feeds of each other. Each round gives both a file of new records and kills one of the hubs, with it
 * its broker, at a random moment while records are taken in, queued, sealed, delivered, receipted and witnessed; and while
 * that hub comes back, the database server of the other one, each time that it is back. At the end every record must be at both hubs, each message must have been applied once, the
 * checks of both must find nothing, and evidence of records of both must hold.
 */
final class FederatedTorture {

    private static final int LONGEST_MOMENT = 1_200;

    private final Settings settings;
    private final Random random;
    private final PrintStream out;
    private int rounds;
    private int killed;
    private final List<Long> hubRecoveries = new ArrayList<>();
    private final List<Long> databaseRecoveries = new ArrayList<>();

    /**
     * What is to be done.
     *
     * @param jar the packaged hub
     * @param kills how many
     * @param rows of each file
     * @param databases at most so many kills of one database while the other hub comes back
     * @param whole whether the feeds leave no field out, so that many records travel in one message
     * @param profile of both hubs, as {@code yijian.keys.profile} has it
     * @param evidence where evidence and trust files go; null for nowhere
     */
    record Settings(Path jar, int kills, int rows, int databases, boolean whole, String profile,
            @Nullable Path evidence) {

        boolean national() {
            return profile.equals("gm");
        }
    }

    FederatedTorture(Settings settings, Random random, PrintStream out) {
        this.settings = settings;
        this.random = random;
        this.out = out;
    }

    int run() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("yijian-torture-");
        try (TorturedHub one = TorturedHub.in(home.resolve("one"), "500106", settings);
                TorturedHub other = TorturedHub.in(home.resolve("other"), "510107", settings)) {
            CompletableFuture<Long> starting = CompletableFuture.supplyAsync(() -> start(one));
            start(other);
            starting.join();
            introduce(one, other);
            long begun = System.nanoTime();
            while (killed < settings.kills()) {
                round(List.of(one, other));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            out.printf(
                    "%.1f s a kill; recovery of a hub p50 %d ms, p99 %d ms (%d), of a database p50 %d ms, p99 %d ms (%d)%n",
                    seconds / killed, Recoveries.percentile(hubRecoveries, 50),
                    Recoveries.percentile(hubRecoveries, 99), hubRecoveries.size(),
                    Recoveries.percentile(databaseRecoveries, 50), Recoveries.percentile(databaseRecoveries, 99),
                    databaseRecoveries.size());
            return new FederatedVerdict(one, other, (long) rounds * settings.rows(), settings, out).tell(killed)
                    ? 0
                    : 1;
        }
    }

    private static long start(TorturedHub hub) {
        try {
            return hub.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a hub starts", e);
        }
    }

    private void introduce(TorturedHub one, TorturedHub other) throws IOException {
        List<String> words = new ArrayList<>(List.of("introduce-demo", "--home", one.home().toString(),
                "--partner-home", other.home().toString()));
        if (settings.whole()) {
            words.add("--whole");
        }
        if (Yijian.run(words.toArray(String[]::new)) != 0) {
            throw new IOException("the hubs were not introduced");
        }
    }

    /** Kills a hub, and while that comes back the other's database server, again and again; as many as are still to do. */
    private void round(List<TorturedHub> hubs) throws InterruptedException {
        int round = ++rounds;
        List<CompletableFuture<Void>> sending = hubs.stream()
                .map(hub -> CompletableFuture
                        .runAsync(() -> send(hub, new LicenceFile(hub.region(), round, settings.rows()))))
                .toList();
        int first = random.nextInt(hubs.size());
        TorturedHub victim = hubs.get(first);
        TorturedHub other = hubs.get(1 - first);
        int moment = random.nextInt(LONGEST_MOMENT);
        TimeUnit.MILLISECONDS.sleep(moment);
        victim.hub().kill();
        told(victim, "hub", moment);
        CompletableFuture<Long> starting = CompletableFuture.supplyAsync(() -> start(victim));
        for (int i = 0; i < settings.databases() && !starting.isDone() && killed < settings.kills(); i++) {
            killDatabase(other);
        }
        hubRecoveries.add(starting.join());
        sending.forEach(CompletableFuture::join);
    }

    private void killDatabase(TorturedHub hub) throws InterruptedException {
        int moment = random.nextInt(LONGEST_MOMENT);
        TimeUnit.MILLISECONDS.sleep(moment);
        try {
            if (hub.hub().killDatabase()) {
                told(hub, "database", moment);
                databaseRecoveries.add(hub.hub().awaitDatabase(hub.as("security")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void told(TorturedHub hub, String what, int moment) {
        out.printf("kill %d: %s of %s after %d ms%n", ++killed, what, hub.region(), moment);
    }

    private static void send(TorturedHub hub, LicenceFile file) {
        try {
            hub.send(file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
