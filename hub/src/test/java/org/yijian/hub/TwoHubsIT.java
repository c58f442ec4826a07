package org.yijian.hub;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.hub.federation.Federation;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.log.AllWitnesses;
import org.yijian.hub.log.HttpWitnessClient;
import org.yijian.hub.log.WitnessedCheckpoint;
import org.yijian.routes.federation.FederationRoom;
import org.yijian.routes.federation.witness.PartnerWitnesses;
import org.yijian.sample.Visitor;
import org.yijian.security.error.SecurityError;
import org.yijian.security.evidence.EvidenceCheck;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.evidence.EvidenceReport.Outcome;
import org.yijian.security.evidence.EvidenceReport.Verdict;
import org.yijian.security.evidence.EvidenceVerifier;
import org.yijian.security.evidence.TrustFile;
import org.yijian.security.partner.TrustDocumentFile;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Refusal;
import org.yijian.security.witness.Witness;
import org.yijian.security.witness.WitnessLink;

import static org.assertj.core.api.Assertions.assertThat;

/** Two real hubs that were introduced witness each other's logs by themselves, until one of them shows two faces. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoHubsIT {

    @TempDir
    private static Path folder;
    private static StartedHub a;
    private static StartedHub b;

    @BeforeAll
    static void twoHubsThatWereIntroduced() throws IOException {
        a = hub("500106", 5811);
        b = hub("510107", 5821);
        accept(a, b);
        accept(b, a);
    }

    @AfterAll
    static void stop() {
        b.close();
        a.close();
    }

    private static StartedHub hub(String region, int cluster) throws IOException {
        return new StartedHub(folder.resolve(region), "--yijian.cluster.port=" + cluster,
                "--yijian.federation.hub=hub:" + region, "--yijian.federation.region=" + region,
                "--yijian.federation.port=" + freePort(), "--yijian.log.name=" + log(region),
                "--yijian.log.witness=" + region + ".example/witness");
    }

    private static String log(String region) {
        return region + ".example/log";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static FederationRoom room(StartedHub hub) {
        return hub.part(Federation.class).room();
    }

    private static void accept(StartedHub host, StartedHub guest) {
        TrustDocumentFile.Read document = room(guest).own().current("security");
        room(host).partners().propose(TrustDocumentFile.write(document.sealed()), document.code().text(), "security");
        room(host).partners().approve(document.document().hub(), document.code().text(), "approver");
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean allWitnessed(StartedHub hub) {
        long size = hub.part(TileLog.class).checkpoint().size();
        return size > 0 && hub.part(WitnessedCheckpoint.class).size() == size;
    }

    @Test
    @Order(1)
    void eachCosignsTheOthersLogAndEvidenceCountsThat() throws IOException, InterruptedException {
        // Given
        until("both are witnessed", () -> allWitnessed(a) && allWitnessed(b));

        // When
        long last = a.part(TileLog.class).checkpoint().size() - 1;
        HttpResponse<byte[]> evidence = a.machine().bytesAs("auditor", StartedHub.PASSWORD,
                "/api/v1/log/" + last + "/evidence");
        TrustFile trust = TrustFile
                .parse(a.machine().get("/api/v1/trust").body().getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(trust.quorum()).isEqualTo(1);
        assertThat(trust.witnesses()).containsExactly(b.part(Witness.class).key());
        assertThat(evidence.statusCode()).isEqualTo(200);
        EvidenceReport report = new EvidenceVerifier(trust, Clock.systemUTC()).verify(evidence.body());
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VALID);
        assertThat(report.lines()).anyMatch(
                line -> line.check() == EvidenceCheck.WITNESSES && line.outcome() == Outcome.PASSED);
    }

    @Test
    @Order(1)
    void aSearchGrantIsGivenByTwoAndReadInWords() throws IOException, InterruptedException {
        // Given
        String page = "/partners/hub:510107/search-grant";
        Visitor security = a.machine().another();
        security.signIn("security", StartedHub.PASSWORD);
        Visitor approver = a.machine().another();
        approver.signIn("approver", StartedHub.PASSWORD);
        // When
        Map<String, String> terms = Map.of("regions", "500106", "leftOut", "body.legalRepresentative", "legalBasis",
                "川渝合作协议");
        security.submit(page, page, terms);
        String incomplete = security.get(page).body();
        Map<String, String> whole = new HashMap<>(terms);
        whole.putAll(Map.of("kind", "facility", "purposes", "complaint"));
        security.submit(page, page, whole);
        String proposed = approver.get(page).body();
        approver.submit(page, "/partners/hub:510107/search-approve", Map.of());
        // Then
        assertThat(incomplete).contains("请至少选择一个种类和一个用途", "川渝合作协议");
        assertThat(proposed).contains("待审批的授权", "全部部门", "法定代表人（body.legalRepresentative）");
        assertThat(approver.get(page).body()).contains("对方可在本枢纽检索").doesNotContain("待审批的授权");
    }

    @Test
    @Order(2)
    void aForkShownToThePartnerIsRefusedKeptAndAlarmsBoth() throws IOException, InterruptedException {
        // Given
        until("b is witnessed", () -> allWitnessed(b));
        TileLog forged = forged(folder.resolve("510107"), folder.resolve("forged"));
        PartnerWitnesses.Guest witness = room(b).witnesses().all().getFirst();
        WitnessLink link = new WitnessLink(witness.keys().getFirst(),
                new HttpWitnessClient(witness.http(), witness.prefix()));

        // When
        assertThat(link.offer(forged, SignedNote.parse(forged.checkpointNote()))).isPresent();
        until("b's own log meets the fork", () -> {
            search(b);
            return !a.part(Witness.class).refusals().isEmpty();
        });

        // Then
        until("both are alarmed",
                () -> alarmed(a, "witnessed/" + log("510107")) && alarmed(b, "witness/hub:500106"));
        Refusal proof = a.part(Witness.class).refusals().getFirst();
        NoteSigner signer = NoteSigner.of(log("510107"), b.part(KeyRing.class));
        assertThat(List.of(proof.held(), proof.offered()))
                .allMatch(note -> note.signedBy(signer.verifiers().getFirst()));
        assertThat(allWitnessed(b)).isFalse();
    }

    @Test
    @Order(3)
    void aPartnerThatIsSuspendedIsAWitnessNoMore() {
        // When
        room(a).partners().suspend("hub:510107", "两份日志", "security");

        // Then
        until("a has no witness", () -> a.part(AllWitnesses.class).all().isEmpty());
    }

    /** Somebody with b's key goes on from b's log with a leaf that b does not have. */
    private static TileLog forged(Path home, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("log"))) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(home.resolve("log").relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        TileLog log = TileLog.open(copy, log("510107"), NoteSigner.of(log("510107"), b.part(KeyRing.class)),
                Clock.systemUTC());
        log.append(List.of("{\"forged\":true}".getBytes(StandardCharsets.UTF_8)));
        log.publish();
        return log;
    }

    private static void search(StartedHub hub) {
        try {
            hub.machine().getAs("inspector", StartedHub.PASSWORD, "/api/v1/search?q=fork");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean alarmed(StartedHub hub, String name) {
        List<SecurityError> codes = List.of(SecurityError.WITNESS_FORK, SecurityError.WITNESS_INCONSISTENT);
        return hub.part(Alarms.class).all().stream()
                .anyMatch(alarm -> alarm.name().equals(name) && codes.contains(alarm.fault().code()));
    }
}
