package org.yijian.hub.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.hub.database.EmbeddedDatabase;
import org.yijian.routes.intake.IntakeGate;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.time.StampedCheckpoint;
import org.yijian.security.time.TimeStampAuthority;
import org.yijian.security.time.TimeStampSource;
import org.yijian.security.time.TimeStampVerifier;
import org.yijian.security.time.TimeStamper;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Time-stamps with a real authority, a real database and a clock that the test moves. */
@Timeout(300)
class StampingIT {

    private static final Duration LIMIT = Duration.ofHours(4);

    @TempDir
    static Path shared;

    private static EmbeddedDatabase server;
    private static int hubs;

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger asked = new AtomicInteger();
    private WitnessNode witness;
    private WitnessedHub hub;
    private StoredTokens tokens;
    private TimeStampVerifier verifier;
    private volatile TimeStampSource authority;
    private Stamping stamping;
    private IntakeGate gate;

    @BeforeAll
    static void aDatabaseServer() throws IOException {
        Path postgres = Files.createDirectories(shared.resolve("postgres"));
        server = EmbeddedDatabase.start(postgres, Files.createDirectories(shared.resolve("logs")), "stamping-it-4711");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aHubWithAWitnessAndAnAuthority() throws Exception {
        KeyRing keys = KeyRing.openOrCreate(folder.resolve("keys"), clock);
        witness = new WitnessNode("b", folder.resolve("witness"), keys, clock);
        hubs++;
        hub = new WitnessedHub("stamped" + hubs, folder.resolve("hub"), server, clock, witness, new Quorum.One("b"),
                List.of(witness));
        tokens = StoredTokens.open(hub.database());
        verifier = new TimeStampVerifier(keys.anchors());
        authority = TimeStampAuthority.of(keys, clock);
        stamping = new Stamping(hub.log(), () -> true, hub.witnessed(), new TimeStamper(request -> {
            asked.incrementAndGet();
            return authority.ask(request);
        }, verifier, clock), tokens, hub.tiles(), Duration.ofMinutes(1), hub.alarms(), clock);
        gate = new StampGate(hub.log(), tokens, LIMIT, hub.alarms(), clock);
    }

    @AfterEach
    void close() {
        hub.close();
        witness.close();
    }

    private long stamped() {
        return tokens.newest().map(newest -> newest.checkpoint().size()).orElse(0L);
    }

    @Test
    void aCheckpointAMinuteIsStampedWhileThereIsWork() {
        // Given
        stamping.round();
        hub.append(10);

        // When, Then
        stamping.round();
        assertThat(stamped()).isEqualTo(10);
        hub.append(5);
        stamping.round();
        assertThat(stamped()).isEqualTo(10);
        clock.forward(Duration.ofSeconds(61));
        stamping.round();
        assertThat(stamped()).isEqualTo(15);
        clock.forward(Duration.ofHours(1));
        stamping.round();
        assertThat(asked).hasValue(2);
        assertThat(hub.alarms().all()).isEmpty();
    }

    @Test
    void anOldLeafFindsTheFirstStampThatCoversIt() {
        // Given
        hub.append(10);
        stamping.round();
        hub.append(5);
        clock.forward(Duration.ofMinutes(2));
        stamping.round();

        // When
        StampedCheckpoint first = tokens.covering(9).orElseThrow();
        StampedCheckpoint second = tokens.covering(10).orElseThrow();

        // Then
        assertThat(first.checkpoint().size()).isEqualTo(10);
        assertThat(second.checkpoint().size()).isEqualTo(15);
        assertThat(tokens.covering(15)).isEmpty();
        assertThat(tokens.of(first.checkpoint())).map(StampedCheckpoint::checkpoint).contains(first.checkpoint());
        assertThat(verifier.verify(first.stamp().response(), StampedCheckpoint.stamped(first.note())).time())
                .isEqualTo(first.stamp().time()).isBefore(second.stamp().time());
    }

    @Test
    void theWitnessedCheckpointIsStampedAndBothAreServedBesideTheLog() throws IOException {
        // Given
        hub.append(10);
        hub.haveWitnessed();
        hub.append(5);

        // When
        stamping.round();

        // Then
        SignedNote note = SignedNote.parse(Files.readString(hub.tiles().resolve(Stamping.STAMPED)));
        byte[] response = Files.readAllBytes(hub.tiles().resolve(Stamping.RESPONSE));
        assertThat(stamped()).isEqualTo(10);
        assertThat(witness.witness().key().cosigned(note)).isPresent();
        assertThat(verifier.verify(response, StampedCheckpoint.stamped(note)).time())
                .isEqualTo(clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    @Test
    void exchangeGoesOnWithoutAnAuthorityAndStopsOnlyAfterTheLimit() {
        // Given
        TimeStampSource real = authority;
        authority = request -> {
            throw new IOException("away");
        };
        hub.append(10);

        // When
        stamping.round();

        // Then
        assertThat(hub.alarm("time")).isEqualTo("YJ-SEC-051");
        gate.check();
        clock.forward(LIMIT.minusMinutes(1));
        gate.check();
        clock.forward(Duration.ofMinutes(2));
        assertThatThrownBy(gate::check).isInstanceOfSatisfying(FaultException.class,
                e -> assertThat(e.fault().code()).isEqualTo(SecurityError.TIME_STAMP_OVERDUE));
        assertThat(hub.alarm("time-overdue")).isEqualTo("YJ-SEC-052");

        // When
        authority = real;
        stamping.round();
        clock.forward(Duration.ofSeconds(2));

        // Then
        assertThatCode(gate::check).doesNotThrowAnyException();
        assertThat(hub.alarms().all()).isEmpty();
    }

    @Test
    void anIdleHubWithoutAnAuthorityStaysOpen() {
        // Given
        hub.append(10);
        stamping.round();
        authority = request -> new byte[]{ 1 };

        // When
        clock.forward(Duration.ofDays(1));
        stamping.round();

        // Then
        assertThatCode(gate::check).doesNotThrowAnyException();
        hub.append(1);
        clock.forward(Duration.ofSeconds(2));
        stamping.round();
        assertThat(hub.alarm("time")).isEqualTo("YJ-SEC-050");
        assertThatCode(gate::check).doesNotThrowAnyException();
    }
}
