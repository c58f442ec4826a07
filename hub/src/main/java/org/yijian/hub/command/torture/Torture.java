package org.yijian.hub.command.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.command.child.ChildHub;
import org.yijian.hub.command.child.HubClient;
import org.yijian.security.evidence.EvidenceVerifier;
import org.yijian.security.evidence.TrustFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * The {@code torture} command. Each round sends a new file and kills the hub at a random moment of it: while the body
 * is still coming in, while it waits in the queue, between two parts, after the last. Then the hub is started, the same
 * message is sent again, as any sender would who got no answer, and the next round begins. At the end every finding
 * must be there once, and the hub's own checks of ledger, log and index must find nothing. With {@code --erasures} people
 * are being erased when it dies: every erasure must have ended, and evidence of what was erased must verify.
 */
@Command(name = "torture", description = "Kill a hub with kill -9 during an ingest, again and again, and count.%n"
        + "反复强杀枢纽进程并核对：不丢、不重。")
public final class Torture implements Callable<Integer> {

    /** How long before the kill at most an erasure begins; it takes about as long. */
    private static final long ERASURE_MILLIS = 120;
    private static final String PASSWORD = "torture-only-4711";

    @Option(names = "--kills", defaultValue = "50", description = "how many kills (default ${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--rows", defaultValue = "6000", description = "rows a file (default ${DEFAULT-VALUE})")
    private int rows;

    @Option(names = "--seed", defaultValue = "1", description = "seed of the random moments")
    private long seed;

    @Option(names = "--federated", description = "two hubs that exchange: either of them, or its database")
    private boolean federated;

    @Option(names = "--erasures", description = "in each round, people are erased when the hub is killed")
    private boolean erasing;

    @Option(names = "--databases", defaultValue = "5", description = "with --federated, at most so many kills of one database while the other hub comes back (default ${DEFAULT-VALUE})")
    private int databases;

    @Option(names = "--whole", description = "with --federated, feeds that leave no field out")
    private boolean whole;

    @Option(names = "--profile", defaultValue = "international", description = "with --federated, the profile of both hubs: international or gm")
    private String profile = "international";

    @Option(names = "--evidence", description = "with --federated, a folder that gets the evidence and the trust files, for other verifiers")
    private @Nullable Path evidence;

    @Option(names = "--hub-jar", required = true, description = "the packaged hub")
    private Path jar = Path.of("");

    private final PrintStream out = System.out;
    private final List<Long> recoveries = new ArrayList<>();
    private final List<TorturedErasure> erasures = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (federated) {
            return new FederatedTorture(
                    new FederatedTorture.Settings(jar, kills, rows, databases, whole, profile, evidence),
                    new Random(seed), out).run();
        }
        Path home = Files.createTempDirectory("yijian-torture-");
        ChildHub.writePassword(home, PASSWORD);
        PeopleFile.connector(home);
        ChildHub hub = new ChildHub(jar, home);
        try (hub) {
            HubClient client = hub.client("administrator", PASSWORD);
            hub.start(client);
            Random random = new Random(seed);
            for (int round = 1; round <= kills; round++) {
                oneKill(hub, client, new CitationFile(round, rows), random);
            }
            return verdict(hub.client("auditor", PASSWORD), hub.client("supervisor", PASSWORD), home);
        }
    }

    private void oneKill(ChildHub hub, HubClient client, CitationFile file, Random random)
            throws IOException, InterruptedException {
        byte[] content = file.content();
        String messageId = "torture-" + file.round();
        Optional<TorturedErasure> erasure = erasing
                ? Optional.of(TorturedErasure.of(client, hub.client("supervisor", PASSWORD),
                        hub.client("approver", PASSWORD), new PeopleFile(file.round())))
                : Optional.empty();
        CompletableFuture<Boolean> sending = CompletableFuture
                .supplyAsync(() -> send(client, file, messageId, content));
        long moment = random.nextLong(1500);
        long before = Math.min(moment, random.nextLong(ERASURE_MILLIS));
        TimeUnit.MILLISECONDS.sleep(moment - before);
        erasure.ifPresent(TorturedErasure::approve);
        TimeUnit.MILLISECONDS.sleep(before);
        hub.kill();
        boolean acknowledged = sending.join();
        long recovery = hub.start(client);
        recoveries.add(recovery);
        out.printf("kill %d after %d ms (%s), ready again after %d ms%n", file.round(), moment,
                acknowledged ? "acknowledged" : "not acknowledged", recovery);
        if (erasure.isPresent()) {
            erasures.add(erasure.get());
            out.printf("  an erasure %s, found as %s%n", erasure.get().interrupted() ? "cut off" : "done before",
                    erasure.get().after());
        }
        while (!send(client, file, messageId, content)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static boolean send(HubClient client, CitationFile file, String messageId, byte[] content) {
        try {
            return client.send("cms-open-data", file.name(), messageId, content);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int verdict(HubClient auditor, HubClient supervisor, Path home) throws InterruptedException {
        long expected = (long) kills * rows;
        long found = awaitFindings(supervisor, expected);
        List<String> problems = new ArrayList<>();
        Optional<JsonNode> checks = auditor.get("/api/v1/checks", FederatedVerdict.CHECKED_WITHIN);
        checks.ifPresentOrElse(answer -> answer.path("problems").forEach(problem -> problems.add(problem.asString())),
                () -> problems.add("the hub did not answer its checks"));
        if (erasing) {
            EvidenceVerifier verifier = new EvidenceVerifier(
                    TrustFile.parse(supervisor.bytes("/api/v1/trust").orElseThrow()), Clock.systemUTC());
            for (TorturedErasure each : erasures) {
                problems.addAll(each.problems(verifier));
            }
            out.printf("%d erasures, %d of them cut off%n", erasures.size(),
                    erasures.stream().filter(TorturedErasure::interrupted).count());
        }
        out.printf("%d kills, %d findings sent, %d there: %d lost, %d doubled; recovery p50 %d ms, p99 %d ms%n", kills,
                expected, found, Math.max(0, expected - found), Math.max(0, found - expected),
                Recoveries.percentile(recoveries, 50), Recoveries.percentile(recoveries, 99));
        problems.forEach(problem -> out.println("PROBLEM " + problem));
        out.println(problems.isEmpty() ? "ledger, log and index agree" : problems.size() + " problems; see " + home);
        return found == expected && problems.isEmpty() ? 0 : 1;
    }

    private static long awaitFindings(HubClient supervisor, long expected) throws InterruptedException {
        long found = -1;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (System.nanoTime() < end && found < expected) {
            found = supervisor.get("/api/v1/search?kind=finding&size=1").map(answer -> answer.path("total").asLong())
                    .orElse(found);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return found;
    }
}
