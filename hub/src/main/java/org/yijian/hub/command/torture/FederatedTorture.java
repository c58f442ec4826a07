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

import org.yijian.hub.command.Yijian;

/**
 * Two hubs that have feeds of each other. Each round gives both a file of new records and kills one of the hubs (with it
 * its broker), or the database server of one, at a random moment while records are taken in, queued, sealed, delivered,
 * receipted and witnessed. At the end every record must be at both hubs, each message must have been applied once, the
 * checks of both must find nothing, and evidence of records of both must hold.
 */
final class FederatedTorture {

    private static final int LONGEST_MOMENT = 1_200;

    private final Path jar;
    private final int kills;
    private final int rows;
    private final int databases;
    private final Random random;
    private final PrintStream out;
    private final List<Long> hubRecoveries = new ArrayList<>();
    private final List<Long> databaseRecoveries = new ArrayList<>();

    /** @param databases of 100 kills, how many hit a database */
    FederatedTorture(Path jar, int kills, int rows, int databases, Random random, PrintStream out) {
        this.jar = jar;
        this.kills = kills;
        this.rows = rows;
        this.databases = databases;
        this.random = random;
        this.out = out;
    }

    int run() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("yijian-torture-");
        try (TorturedHub one = TorturedHub.in(home.resolve("one"), "500106", jar);
                TorturedHub other = TorturedHub.in(home.resolve("other"), "510107", jar)) {
            CompletableFuture<Long> starting = CompletableFuture.supplyAsync(() -> start(one));
            start(other);
            starting.join();
            introduce(one, other);
            long begun = System.nanoTime();
            for (int round = 1; round <= kills; round++) {
                round(round, List.of(one, other));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            out.printf(
                    "%.1f s a kill; recovery of a hub p50 %d ms, p99 %d ms (%d), of a database p50 %d ms, p99 %d ms (%d)%n",
                    seconds / kills, Recoveries.percentile(hubRecoveries, 50),
                    Recoveries.percentile(hubRecoveries, 99), hubRecoveries.size(),
                    Recoveries.percentile(databaseRecoveries, 50), Recoveries.percentile(databaseRecoveries, 99),
                    databaseRecoveries.size());
            return new FederatedVerdict(one, other, (long) kills * rows, out).tell(kills) ? 0 : 1;
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

    private static void introduce(TorturedHub one, TorturedHub other) throws IOException {
        if (Yijian.run("introduce-demo", "--home", one.home().toString(), "--partner-home",
                other.home().toString()) != 0) {
            throw new IOException("the hubs were not introduced");
        }
    }

    private void round(int round, List<TorturedHub> hubs) throws IOException, InterruptedException {
        List<CompletableFuture<Void>> sending = hubs.stream().map(hub -> CompletableFuture.runAsync(() -> {
            try {
                hub.send(new LicenceFile(hub.region(), round, rows));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })).toList();
        TorturedHub victim = hubs.get(random.nextInt(hubs.size()));
        int moment = random.nextInt(LONGEST_MOMENT);
        TimeUnit.MILLISECONDS.sleep(moment);
        boolean database = random.nextInt(100) < databases && victim.hub().killDatabase();
        long recovery;
        if (database) {
            recovery = victim.hub().awaitDatabase(victim.as("security"));
            databaseRecoveries.add(recovery);
        } else {
            victim.hub().kill();
            recovery = victim.start();
            hubRecoveries.add(recovery);
        }
        sending.forEach(CompletableFuture::join);
        out.printf("kill %d: %s of %s after %d ms, back after %d ms%n", round, database ? "database" : "hub",
                victim.region(), moment, recovery);
    }
}
