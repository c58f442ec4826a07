package org.yijian.hub.command.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.yijian.hub.command.child.HubClient;
import org.yijian.security.evidence.EvidenceCheck;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.evidence.EvidenceVerifier;
import org.yijian.security.evidence.TrustFile;

/** What two hubs have after the torture. */
final class FederatedVerdict {

    private static final int PATIENCE_MINUTES = 5;
    private static final int SAMPLE = 25;
    /** Every record, leaf and document is looked at. */
    static final Duration CHECKED_WITHIN = Duration.ofMinutes(20);

    private final List<TorturedHub> hubs;
    private final long records;
    private final FederatedTorture.Settings settings;
    private final PrintStream out;
    private final List<String> problems = new ArrayList<>();
    private int proofs;
    private int failing;

    /** @param records how many each hub was given and has acknowledged */
    FederatedVerdict(TorturedHub one, TorturedHub other, long records,
            FederatedTorture.Settings settings, PrintStream out) {
        this.hubs = List.of(one, other);
        this.records = records;
        this.settings = settings;
        this.out = out;
    }

    /** Counts, prints, and tells whether all is as it should be. */
    boolean tell(int kills) throws IOException, InterruptedException {
        long lost = 0;
        long doubled = 0;
        for (TorturedHub hub : hubs) {
            await(hub);
            long found = hub.licences();
            long applied = hub.feed("in", "received");
            lost += Math.max(0, 2 * records - found);
            doubled += Math.max(0, found - 2 * records) + Math.max(0, applied - records);
            check(hub);
            prove(hub);
        }
        out.printf("%d kills, %d records acknowledged: %d lost, %d applied twice, %d of %d proofs failing%n", kills,
                2 * records, lost, doubled, failing, proofs);
        problems.forEach(problem -> out.println("PROBLEM " + problem));
        return lost == 0 && doubled == 0 && failing == 0 && proofs > 0 && problems.isEmpty();
    }

    /** Until every record of both is there and every receipt of what it sent is back. */
    private void await(TorturedHub hub) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while ((hub.licences() < 2 * records || hub.feed("out", "sent") < records) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void check(TorturedHub hub) throws InterruptedException {
        hub.as("auditor").get("/api/v1/checks", CHECKED_WITHIN).ifPresentOrElse(
                answer -> answer.path("problems").forEach(each -> problems.add(hub.region() + " " + each.asString())),
                () -> problems.add(hub.region() + " did not answer its checks"));
    }

    /** Own records and the partner's, as an outsider would look at them. */
    private void prove(TorturedHub hub) throws IOException, InterruptedException {
        HubClient supervisor = hub.as("supervisor");
        byte[] trust = supervisor.bytes("/api/v1/trust").orElseThrow();
        EvidenceVerifier verifier = new EvidenceVerifier(TrustFile.parse(trust), Clock.systemUTC());
        keep(hub, "trust.json", trust);
        for (TorturedHub region : hubs) {
            for (String id : ids(supervisor, region.region())) {
                byte[] evidence = supervisor.bytes("/api/v1/records/" + id + "/evidence")
                        .orElse("nothing".getBytes(StandardCharsets.UTF_8));
                EvidenceReport report = verifier.verify(evidence);
                proofs++;
                keep(hub, id + ".asice", evidence);
                if (report.verdict() != EvidenceReport.Verdict.VALID || (settings.national() && !national(report))) {
                    failing++;
                    problems.add(hub.region() + " record " + id + " " + report);
                }
            }
        }
    }

    /** A hub of the national profile seals everything a second time, and so does its partner. */
    private static boolean national(EvidenceReport report) {
        return report.lines().stream().anyMatch(line -> line.check() == EvidenceCheck.NATIONAL_SEAL
                && line.outcome() == EvidenceReport.Outcome.PASSED);
    }

    private void keep(TorturedHub hub, String name, byte[] content) throws IOException {
        Path folder = settings.evidence();
        if (folder != null) {
            Files.write(Files.createDirectories(folder.resolve(hub.region())).resolve(name), content);
        }
    }

    private static List<String> ids(HubClient supervisor, String region) throws InterruptedException {
        return supervisor.get("/api/v1/search?kind=licence&region=" + region + "&size=" + SAMPLE)
                .map(answer -> answer.path("hits").valueStream().map(hit -> hit.path("id").asString()).toList())
                .orElse(List.of());
    }
}
