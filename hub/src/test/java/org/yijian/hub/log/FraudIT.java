package org.yijian.hub.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.hub.database.EmbeddedDatabase;
import org.yijian.security.error.Fault;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.LogVerifier;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Quorum;
import org.yijian.security.witness.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever runs a hub commits each fraud that a log is there to show; each is found, and called by its name. */
@Timeout(300)
class FraudIT {

    private static final String INCONSISTENT = "YJ-SEC-042";
    private static final String FORK = "YJ-SEC-043";
    private static final String ROLLBACK = "YJ-SEC-044";
    private static final String WITHHELD = "YJ-SEC-048";
    private static final String TILE = "YJ-SEC-023";
    private static final String ROOT = "YJ-SEC-025";
    private static final String DIFFERS = "YJ-HUB-070";

    @TempDir
    private static Path shared;

    private static EmbeddedDatabase server;
    private static MovableClock clock;
    private static WitnessNode own;
    private static WitnessNode witness;
    private static int hubs;

    private WitnessedHub hub;

    @BeforeAll
    static void aDatabaseServerAndAPartner() throws Exception {
        Path postgres = Files.createDirectories(shared.resolve("postgres"));
        server = EmbeddedDatabase.start(postgres, Files.createDirectories(shared.resolve("logs")), "fraud-it-4711");
        clock = new MovableClock();
        KeyRing keys = KeyRing.openOrCreate(shared.resolve("keys"), clock);
        own = new WitnessNode("a", shared.resolve("own"), keys, clock);
        KeyRing others = KeyRing.openOrCreate(shared.resolve("other-keys"), clock);
        witness = new WitnessNode("b", shared.resolve("witness"), others, clock);
    }

    @AfterAll
    static void stop() {
        own.close();
        witness.close();
        server.close();
    }

    /** A log of 300 leaves, all witnessed, all sound. */
    @BeforeEach
    void aHubWithAWitness() {
        hubs++;
        hub = new WitnessedHub("hub" + hubs, shared.resolve("hub" + hubs), server, clock, own,
                new Quorum.One("b"), List.of(witness));
        hub.append(300);
        hub.haveWitnessed();
        assertThat(codes(hub.monitor().run(true))).isEmpty();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static List<String> codes(MonitorResult result) {
        return result.faults().stream().map(fault -> fault.code().code()).toList();
    }

    private static List<String> arguments(MonitorResult result) {
        return result.faults().stream().map(Fault::arguments).flatMap(List::stream).toList();
    }

    private void looksSound() {
        assertThat(new LogVerifier(hub.tiles(), hub.origin(), hub.verifiers()).verify().faults()).isEmpty();
    }

    @Test
    void aForkIsNamedByTheWitnessThatHoldsTheOtherBranch() {
        // Given
        hub.stop();
        hub.execute("UPDATE ledger.leaf SET content = convert_to(replace(convert_from(content, 'UTF8'), 'query/',"
                + " 'Query/'), 'UTF8') WHERE log_index = 4");

        // When
        hub.writeTilesAnew("fork");

        // Then
        looksSound();
        MonitorResult result = hub.monitor().run(true);
        assertThat(codes(result)).containsExactly(FORK);
        assertThat(arguments(result).getFirst()).contains(" 300 ").contains("b.example/witness");
        hub.offerUntilAlarm(FORK);
    }

    @Test
    void aForkThatGrowsIsRefusedAndTheWitnessKeepsTheProof() {
        // Given
        hub.stop();
        hub.execute("UPDATE ledger.leaf SET content = convert_to('{\"forged\":true}', 'UTF8') WHERE log_index = 299");
        hub.writeTilesAnew("grown");
        hub.append(20);

        // When
        hub.offerUntilAlarm(INCONSISTENT);

        // Then
        looksSound();
        assertThat(codes(hub.monitor().run(true))).containsExactly(FORK);
        assertThat(witness.witness().refusals()).filteredOn(refusal -> refusal.origin().equals(hub.origin()))
                .singleElement().satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INCONSISTENT);
                    assertThat(refusal.held().signedBy(hub.verifiers().getFirst())).isTrue();
                    assertThat(refusal.offered().signedBy(hub.verifiers().getFirst())).isTrue();
                });
        assertThat(hub.witnessed().note()).isEmpty();
    }

    @Test
    void aLogSetBackIsNamedByTheWitnessThatHoldsMore() {
        // Given
        hub.stop();
        hub.execute("DELETE FROM ledger.leaf WHERE log_index >= 280");

        // When
        hub.writeTilesAnew("set-back");

        // Then
        looksSound();
        MonitorResult result = hub.monitor().run(true);
        assertThat(codes(result)).containsExactly(ROLLBACK);
        assertThat(arguments(result).getFirst()).contains("280 < 300");
        hub.offerUntilAlarm(ROLLBACK);
    }

    @Test
    void aRewrittenTileIsNamed() throws Exception {
        // Given
        byte[] tile = Files.readAllBytes(hub.tiles().resolve("tile/0/000"));

        // When
        hub.change("tile/0/000", 77, (byte) (tile[77] + 1));

        // Then
        MonitorResult result = hub.monitor().run(true);
        assertThat(codes(result)).containsExactly(TILE);
        assertThat(arguments(result)).containsExactly("tile/0/000");
        assertThat(hub.alarm("monitor/log")).isEqualTo(TILE);
    }

    @Test
    void aRewrittenEntryBundleIsNamed() throws Exception {
        // Given
        String bundle = new String(Files.readAllBytes(hub.tiles().resolve("tile/entries/000")),
                java.nio.charset.StandardCharsets.ISO_8859_1);

        // When
        hub.change("tile/entries/000", bundle.indexOf("allowed"), (byte) 'A');

        // Then
        MonitorResult result = hub.monitor().run(true);
        assertThat(codes(result)).contains(TILE, ROOT);
        assertThat(arguments(result)).contains("tile/0/000");
        hub.restart();
        MonitorResult reopened = hub.monitor().run(true);
        assertThat(codes(reopened)).contains(DIFFERS);
        assertThat(arguments(reopened)).contains("leaf-differs #0");
    }

    @Test
    void aRewrittenRowOfTheDatabaseIsNamed() {
        // When
        hub.execute("UPDATE ledger.leaf SET content = convert_to('{\"forged\":true}', 'UTF8') WHERE log_index = 17");

        // Then
        MonitorResult result = hub.monitor().run(true);
        assertThat(codes(result)).containsExactly(DIFFERS);
        assertThat(arguments(result)).containsExactly("leaf-differs #17");
        assertThat(hub.alarm("monitor/log")).isEqualTo(DIFFERS);
    }

    @Test
    void aRemovedRowOfTheDatabaseIsNamed() {
        // When
        hub.execute("DELETE FROM ledger.leaf WHERE log_index IN (17, 18, 40)");

        // Then
        MonitorResult result = hub.monitor().run(true);
        assertThat(codes(result)).containsExactly(DIFFERS, DIFFERS);
        assertThat(arguments(result)).containsExactly("leaf-row-missing #17–#18", "leaf-row-missing #40");
    }

    @Test
    void whatIsWithheldFromTheWitnessIsNamed() {
        // Given
        hub.append(5);
        assertThat(codes(hub.monitor().run(true))).isEmpty();

        // When
        clock.forward(Duration.ofMinutes(11));

        // Then
        MonitorResult result = hub.monitor().run(true);
        assertThat(codes(result)).containsExactly(WITHHELD);
        assertThat(arguments(result).getFirst()).contains("b, #300–#304");
        hub.haveWitnessed();
        assertThat(codes(hub.monitor().run(true))).isEmpty();
        assertThat(hub.alarms().all()).isEmpty();
    }

    @Test
    void theMonitorGoesOnFromWhereItWasAndFindsWhatIsNew() {
        // Given
        LogMonitor monitor = hub.monitor();
        assertThat(monitor.round().from()).isZero();
        hub.append(300);
        hub.haveWitnessed();

        // When
        hub.execute("UPDATE ledger.leaf SET content = convert_to('{\"forged\":true}', 'UTF8') WHERE log_index = 500");
        MonitorResult result = monitor.round();

        // Then
        assertThat(result.from()).isEqualTo(256);
        assertThat(result.to()).isEqualTo(600);
        assertThat(arguments(result)).containsExactly("leaf-differs #500");
        assertThat(monitor.round().from()).isEqualTo(256);
    }

    @Test
    void aLeafIsWitnessedWhenACosignedCheckpointIsPublished() {
        // When
        hub.append(1);
        hub.haveWitnessed();

        // Then
        SignedNote published = SignedNote.parse(hub.log().checkpointNote());
        SignedNote kept = hub.witnessed().note().orElseThrow();
        assertThat(published.encode()).isEqualTo(kept.encode());
        assertThat(witness.witness().key().cosigned(published)).contains(clock.instant().truncatedTo(
                java.time.temporal.ChronoUnit.SECONDS));
        assertThat(Checkpoint.parse(published.text()).size()).isEqualTo(301);
        assertThat(new WitnessedCheckpoint(hub.tiles(), hub.verifiers(), hub.witnesses()).size())
                .isEqualTo(301);
        looksSound();
    }

    @Test
    void aWitnessThatIsAwayIsAnAlarmAndComesBackByItself() {
        // Given
        RemoteWitness away = new RemoteWitness("gone", witness.witness().key(), new HttpWitnessClient(
                java.net.http.HttpClient.newHttpClient(), java.net.URI.create("http://127.0.0.1:1/witness")));
        AllWitnesses all = HubWitnesses.of(new Quorum.None(), List.of(away));
        Witnessing asking = new Witnessing(hub.log(), () -> true, all,
                new WitnessedCheckpoint(shared.resolve("nowhere"), hub.verifiers(), all), hub.alarms(),
                clock);

        // When
        asking.round();
        WitnessedHub.until("alarm", () -> !hub.alarms().all().isEmpty());

        // Then
        assertThat(hub.alarm("witness/gone")).isEqualTo("YJ-SEC-047");
        WitnessedHub.until("failed", () -> asking.states().getFirst().failures() == 1);
        asking.round();
        assertThat(asking.states().getFirst().failures()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(2));
        WitnessedHub.until("tried again", () -> {
            asking.round();
            return asking.states().getFirst().failures() == 2;
        });
        asking.close();
    }
}
