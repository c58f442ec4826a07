package org.yijian.benchmarks.exchange;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.yijian.security.evidence.EvidenceContents;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.evidence.EvidenceVerifier;
import org.yijian.security.evidence.EvidenceWriter;
import org.yijian.security.evidence.TrustFile;
import org.yijian.security.evidence.TrustedHub;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafCodec;
import org.yijian.security.proof.LeafType;
import org.yijian.security.proof.LogProof;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Evidence packages of leaves verified a second: container, package signature, path, leaf, inclusion, checkpoint. */
@Command(name = "evidence", description = "Evidence packages (leaf, proof, checkpoint, signature) verified a second.")
public final class EvidenceBenchmark implements Callable<Integer> {

    private static final String ORIGIN = "evidence.benchmark/log";
    private static final int LEAVES = 10_000;

    @Option(names = "--seconds", defaultValue = "10", description = "how long (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--hub-jar", hidden = true)
    private Path unused = Path.of("");

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        Path home = Files.createTempDirectory("yijian-evidence-");
        Clock clock = Clock.systemUTC();
        KeyRing keys = KeyRing.openOrCreate(home.resolve("keys"), clock);
        NoteSigner signer = NoteSigner.of(ORIGIN, keys);
        byte[] evidence = evidence(TileLog.open(home.resolve("log"), ORIGIN, signer, clock), keys, clock);
        Instant now = clock.instant();
        TrustFile trust = new TrustFile(now, now.plus(Duration.ofDays(1)),
                List.of(new TrustedHub("hub:500106", "测量", "benchmark", keys.anchors().authorities(), ORIGIN,
                        signer.verifiers(), Map.of(), List.of())),
                List.of(), 0);
        EvidenceVerifier verifier = new EvidenceVerifier(trust, clock);
        int threads = Runtime.getRuntime().availableProcessors();
        rate(verifier, evidence, threads, 3);
        out.printf("%,d bytes a package; %,.0f packages/s with one thread, %,.0f/s with %d%n", evidence.length,
                rate(verifier, evidence, 1, seconds), rate(verifier, evidence, threads, seconds), threads);
        return 0;
    }

    private static byte[] evidence(TileLog log, KeyRing keys, Clock clock) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < LEAVES; i++) {
            leaves.add(LeafCodec.encode(new Leaf(LeafType.SEARCH, "inspector", "search", "query/" + i, "allowed",
                    clock.instant(), null, null)));
        }
        log.append(leaves);
        log.publish();
        int index = LEAVES / 3;
        LogProof proof = new LogProof(index, log.inclusion(index, LEAVES).hashes(), log.checkpointNote());
        return new EvidenceWriter(keys.key(KeyPurpose.MESSAGE), clock)
                .write(EvidenceContents.of(log.leaf(index), proof, new EvidenceContents.LeafOnly()));
    }

    private static double rate(EvidenceVerifier verifier, byte[] evidence, int threads, int seconds)
            throws Exception {
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        long verified = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(() -> {
                    long count = 0;
                    while (System.nanoTime() < end) {
                        EvidenceReport report = verifier.verify(evidence);
                        if (report.verdict() != EvidenceReport.Verdict.VALID) {
                            throw new IllegalStateException(report.toString());
                        }
                        count++;
                    }
                    return count;
                }));
            }
            for (Future<Long> each : running) {
                verified += each.get();
            }
        }
        return verified / ((System.nanoTime() - begun) / 1e9);
    }
}
