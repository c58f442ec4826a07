package org.yijian.benchmarks.exchange;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import org.yijian.hub.log.Alarms;
import org.yijian.hub.log.AllWitnesses;
import org.yijian.hub.log.HttpWitnessClient;
import org.yijian.hub.log.RemoteWitness;
import org.yijian.hub.log.WitnessedCheckpoint;
import org.yijian.hub.log.Witnesses;
import org.yijian.hub.log.Witnessing;
import org.yijian.routes.Rounds;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.witness.Quorum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a leaf waits, at a steady rate of them: from its commit until a signed checkpoint covers it, and until the
 * partner hub has cosigned such a checkpoint over mutual TLS.
 */
@Command(name = "proof", description = "Time from a leaf's commit to its proof, and to the partner's cosignature.")
public final class ProofBenchmark implements Callable<Integer> {

    private static final int BATCH_MILLIS = 20;
    private static final int WITNESS_MILLIS = 500;

    @Option(names = "--rate", defaultValue = "1000", description = "leaves a second (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--seconds", defaultValue = "30", description = "how long (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--hub-jar", hidden = true)
    private Path unused = Path.of("");

    private final PrintStream out = System.out;

    private record Sample(long size, long committed) {}

    @Override
    public Integer call() throws Exception {
        Path home = Files.createTempDirectory("yijian-proof-");
        try (ExchangingHub a = new ExchangingHub("500106", home.resolve("a"));
                ExchangingHub b = new ExchangingHub("510107", home.resolve("b"))) {
            a.accept(b);
            b.accept(a);
            ExchangeBenchmark.await(() -> !a.room.witnesses().all().isEmpty());
            AllWitnesses witnesses = new AllWitnesses(List.of(partner(a)));
            WitnessedCheckpoint witnessed = new WitnessedCheckpoint(home.resolve("a/log"),
                    NoteSigner.of(a.log.checkpoint().origin(), a.keys).verifiers(), witnesses);
            try (Witnessing witnessing = new Witnessing(a.log, () -> true, witnesses, witnessed,
                    new Alarms(Clock.systemUTC()), Clock.systemUTC());
                    Rounds rounds = new Rounds().every(Duration.ofMillis(WITNESS_MILLIS), "witnesses",
                            witnessing::round)) {
                measure(a, 5, witnessed, false);
                measure(a, seconds, witnessed, true);
            }
        }
        return 0;
    }

    private static Witnesses partner(ExchangingHub hub) {
        return new Witnesses() {
            @Override
            public List<RemoteWitness> all() {
                return known;
            }

            private final List<RemoteWitness> known = hub.room.witnesses().all().stream()
                    .map(guest -> new RemoteWitness(guest.hub(), guest.keys().getFirst(),
                            new HttpWitnessClient(guest.http(), guest.prefix())))
                    .toList();

            @Override
            public Quorum quorum() {
                return new Quorum.One(known.getFirst().name());
            }
        };
    }

    private void measure(ExchangingHub hub, int duration, WitnessedCheckpoint witnessed, boolean told)
            throws Exception {
        ExchangeBenchmark.await(() -> witnessed.size() == hub.log.checkpoint().size()
                && hub.count("SELECT count(*) FROM ledger.leaf WHERE log_index IS NULL") == 0);
        long size = hub.log.checkpoint().size();
        Deque<Sample> unproven = new ArrayDeque<>();
        Deque<Sample> unwitnessed = new ArrayDeque<>();
        List<Double> proven = new ArrayList<>();
        List<Double> cosigned = new ArrayList<>();
        int batch = Math.max(1, rate * BATCH_MILLIS / 1000);
        long begun = System.nanoTime();
        long batches = (long) duration * 1000 / BATCH_MILLIS;
        for (long i = 0; i < batches; i++) {
            append(hub, batch, i);
            size += batch;
            Sample sample = new Sample(size, System.nanoTime());
            unproven.add(sample);
            unwitnessed.add(sample);
            do {
                take(unproven, () -> hub.log.checkpoint().size(), proven);
                take(unwitnessed, witnessed::size, cosigned);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            } while (System.nanoTime() - begun < (i + 1) * BATCH_MILLIS * 1_000_000L);
        }
        double reached = batches * batch / ((System.nanoTime() - begun) / 1e9);
        while (!unproven.isEmpty() || !unwitnessed.isEmpty()) {
            take(unproven, () -> hub.log.checkpoint().size(), proven);
            take(unwitnessed, witnessed::size, cosigned);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        if (told) {
            out.printf("%,.0f leaves/s for %d s: proof p50 %.0f ms, p99 %.0f ms; witnessed p50 %.0f ms, p99 %.0f ms%n",
                    reached, duration, percentile(proven, 50), percentile(proven, 99), percentile(cosigned, 50),
                    percentile(cosigned, 99));
        }
    }

    private static void append(ExchangingHub hub, int leaves, long round) {
        List<CompletableFuture<Long>> written = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            written.add(hub.ledger.auditLog().append(new Leaf(LeafType.SEARCH, "inspector", "search",
                    "query/" + round + "/" + i, "allowed", Clock.systemUTC().instant(), null, null)));
        }
        written.forEach(CompletableFuture::join);
    }

    private static void take(Deque<Sample> waiting, LongSupplier covered, List<Double> milliseconds) {
        long size = covered.getAsLong();
        while (!waiting.isEmpty() && waiting.getFirst().size() <= size) {
            milliseconds.add((System.nanoTime() - waiting.removeFirst().committed()) / 1e6);
        }
    }

    private static double percentile(List<Double> values, double percent) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.clamp((int) Math.ceil(percent / 100 * sorted.size()) - 1, 0, sorted.size() - 1));
    }
}
