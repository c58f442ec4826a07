package org.yijian.routes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.routes.acceptance.AcceptanceListener;
import org.yijian.routes.acceptance.Pace;
import org.yijian.routes.broker.BrokerSettings;
import org.yijian.routes.broker.EmbeddedBroker;
import org.yijian.routes.intake.ExchangeProgress;
import org.yijian.routes.intake.Intake;
import org.yijian.routes.intake.IntakeGate;
import org.yijian.routes.intake.IntakeReceipt;
import org.yijian.routes.intake.IntakeRequest;
import org.yijian.routes.kit.Await;
import org.yijian.routes.kit.LineConnector;
import org.yijian.routes.kit.ListQueue;
import org.yijian.routes.traffic.TrafficListener;
import org.yijian.routes.transport.PollerLease;
import org.yijian.routes.upkeep.UpkeepSettings;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Seal;
import org.yijian.security.trust.KeyRing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole room on a real database and a real broker, both of which go away in the middle. */
@Timeout(180)
class RoutesRoomIT {

    private static final int LINES = 20_000;

    @TempDir
    private Path home;
    private EmbeddedPostgres postgres;
    private HikariDataSource database;
    private LedgerDatabase ledger;
    private EmbeddedBroker broker;
    private CamelContext camel;
    private RoutesRoom room;
    private volatile boolean repaired;

    @BeforeEach
    void open() throws IOException {
        postgres = postgres(0);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool.setMaximumPoolSize(10);
        pool.setConnectionTimeout(2_000);
        database = new HikariDataSource(pool);
        ledger = LedgerDatabase.open(database, Clock.systemUTC());
        broker = EmbeddedBroker.start(BrokerSettings.in(home.resolve("artemis")));
        openRoom();
    }

    private void openRoom() {
        camel = new DefaultCamelContext();
        camel.getShutdownStrategy().setTimeout(5);
        camel.start();
        room = RoutesRoom.open(settings(), new RouteNeighbours(broker, database, ledger.ledger(),
                ledger.reader(), ledger.replays(), ledger.auditLog(), LineConnector.only(() -> repaired),
                KeyRing.openOrCreate(home.resolve("keys"), Clock.systemUTC()),
                PollerLease.always(), TrafficListener.none(), AcceptanceListener.none(), Pace.FREE, IntakeGate.OPEN,
                Clock.systemUTC()), camel);
    }

    private RouteSettings settings() {
        RouteSettings standard = RouteSettings.in(home);
        return new RouteSettings(home, standard.hosts(), standard.maximumBytes(), standard.acceptance(),
                new UpkeepSettings(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofDays(180),
                        Duration.ofDays(1)));
    }

    private void closeRoom() {
        room.close();
        camel.stop();
    }

    @AfterEach
    void close() throws IOException {
        closeRoom();
        broker.close();
        ledger.close();
        database.close();
        postgres.close();
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder().setPort(port).setDataDirectory(home.resolve("postgres").toFile())
                .setCleanDataDirectory(false).start();
    }

    @Test
    void aMessageIsAcceptedOnceHoweverOftenItIsSent() {
        // Given
        UUID id = send("m-1", "a,1\nbad\nb,2").exchangeId();
        awaitFinished(id);

        // When
        IntakeReceipt again = send("m-1", "a,1\nbad\nb,2");

        // Then
        assertThat(again).isEqualTo(new IntakeReceipt(id, true));
        ExchangeView view = view(id);
        assertThat(view.state()).isEqualTo(ExchangeView.State.PARTIAL);
        assertThat(view.accepted()).isEqualTo(2);
        assertThat(view.quarantined()).isEqualTo(1);
        assertThat(view.attestation()).isEqualTo(Seal.Attestation.HUB);
        assertThat(room.progress().of(id)).contains(ExchangeProgress.State.PARTIAL);
        assertThat(room.progress().of(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aDatabaseThatStopsDuringAnIngestIsWaitedOut() throws IOException {
        // Given
        UUID id = send("m-1", lines()).exchangeId();
        Await.until("some parts are in", () -> room.progress().of(id).isPresent() && hasParts(id));

        // When
        int port = postgres.getPort();
        postgres.close();
        UUID second = send("m-2", "late,1").exchangeId();
        postgres = postgres(port);

        // Then
        awaitFinished(id);
        awaitFinished(second);
        assertComplete(id);
    }

    @Test
    void aBrokerThatStopsDuringAnIngestIsWaitedOut() {
        // Given
        UUID id = send("m-1", lines()).exchangeId();
        Await.until("some parts are in", () -> hasParts(id));

        // When
        broker.stop();
        broker.start();
        UUID second = send("m-2", "late,1").exchangeId();

        // Then
        awaitFinished(id);
        awaitFinished(second);
        assertComplete(id);
    }

    @Test
    void whatWasBeingProcessedWhenTheHubStoppedGoesOnAtTheNextStart() {
        // Given
        UUID id = send("m-1", lines()).exchangeId();
        Await.until("some parts are in", () -> hasParts(id));

        // When
        closeRoom();
        openRoom();

        // Then
        awaitFinished(id);
        assertComplete(id);
    }

    @Test
    void aMessageOnDiskWhoseTicketWasLostIsAcceptedAfterAll() throws IOException {
        // Given
        broker.stop();
        ListQueue lost = new ListQueue();
        Intake intake = new Intake(room.rawStore(), lost, id -> false, 1_000, Clock.systemUTC());
        UUID id = intake.receive(new IntakeRequest("lines", "m-1", "lines", "lines", "a.txt", "", Map.of()),
                new ByteArrayInputStream("a,1".getBytes(UTF_8))).exchangeId();
        assertThat(room.rawStore().exists(id)).isTrue();

        // When
        broker.start();

        // Then
        awaitFinished(id);
        assertThat(view(id).accepted()).isEqualTo(1);
    }

    @Test
    void aMessageIsReadAgainAfterARepairAndOnlyWhatWasMissingIsNew() {
        // Given
        UUID partly = send("m-1", "a,1\nbad\nb,2").exchangeId();
        UUID wholly = send("m-2", "unreadable").exchangeId();
        awaitFinished(partly);
        awaitFinished(wholly);
        repaired = true;

        // When
        room.replay(partly, AccessScope.everything("chief"));
        room.replay(wholly, AccessScope.everything("chief"));

        // Then
        awaitFinished(partly);
        awaitFinished(wholly);
        assertThat(view(partly).exchange().attempt().number()).isEqualTo(2);
        assertThat(view(partly).state()).isEqualTo(ExchangeView.State.ACCEPTED);
        assertThat(view(wholly).state()).isEqualTo(ExchangeView.State.ACCEPTED);
        assertThat(view(wholly).fault()).isNull();
        assertThat(ledger.reader().quarantine(null, AccessScope.everything("test"), 0, 10)).hasSize(2)
                .allSatisfy(piece -> assertThat(piece.replayed()).isEqualTo(ExchangeView.State.ACCEPTED));
        assertThat(send("m-1", "a,1\nbad\nb,2")).isEqualTo(new IntakeReceipt(partly, true));
        assertThatThrownBy(() -> room.replay(partly, AccessScope.everything("chief")))
                .isInstanceOf(FaultException.class).hasMessageContaining("REC-057");
    }

    @Test
    void aReplayWhoseTicketCouldNotBeSentBeginsByItself() {
        // Given
        UUID id = send("m-1", "a,1\nbad").exchangeId();
        awaitFinished(id);
        repaired = true;

        // When the hub died between order and ticket
        ledger.replays().order(id, AccessScope.everything("chief"));

        // Then
        awaitFinished(id);
        assertThat(view(id).accepted()).isEqualTo(2);
    }

    @Test
    void aMessageThatWasRemovedCannotBeReadAgain() throws IOException {
        // Given
        UUID id = send("m-1", "bad").exchangeId();
        awaitFinished(id);
        room.rawStore().remove(id);

        // When, Then
        assertThatThrownBy(() -> room.replay(id, AccessScope.everything("chief")))
                .isInstanceOfSatisfying(FaultException.class,
                        refusal -> assertThat(refusal.fault().code()).isEqualTo(RouteError.RAW_MISSING));
        assertThatThrownBy(() -> room.replay(id, AccessScope.nothing("stranger")))
                .isInstanceOf(FaultException.class).hasMessageContaining("REC-056");
        assertThat(view(id).exchange().attempt().number()).isEqualTo(1);
    }

    private void assertComplete(UUID id) {
        ExchangeView view = view(id);
        assertThat(view.state()).isEqualTo(ExchangeView.State.ACCEPTED);
        assertThat(view.accepted()).isEqualTo(LINES);
        assertThat(view.parts()).isEqualTo(LINES / 500);
    }

    private boolean hasParts(UUID id) {
        return ledger.reader().exchange(id).map(view -> view.parts() > 0).orElse(false);
    }

    private void awaitFinished(UUID id) {
        Await.until("exchange " + id + " is finished", () -> {
            try {
                return ledger.reader().exchange(id).map(view -> view.finishedAt() != null).orElse(false);
            } catch (org.springframework.dao.DataAccessException e) {
                return false;
            }
        });
    }

    private ExchangeView view(UUID id) {
        return ledger.reader().exchange(id).orElseThrow();
    }

    private IntakeReceipt send(String messageId, String text) {
        InputStream body = new ByteArrayInputStream(text.getBytes(UTF_8));
        return room.intake().receive(new IntakeRequest("lines", messageId, "lines", "lines", "a.txt", "", Map.of()),
                body);
    }

    private static String lines() {
        return IntStream.range(0, LINES).mapToObj(n -> "key-" + n + ",text " + n).collect(Collectors.joining("\n"));
    }
}
