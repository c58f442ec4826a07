package org.yijian.routes.acceptance;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.body.Complaint;
import org.yijian.records.ledger.Delivery;
import org.yijian.routes.RouteError;
import org.yijian.routes.broker.BrokerSettings;
import org.yijian.routes.broker.EmbeddedBroker;
import org.yijian.routes.intake.Intake;
import org.yijian.routes.intake.IntakeRequest;
import org.yijian.routes.intake.JmsIntakeQueue;
import org.yijian.routes.intake.RawStore;
import org.yijian.routes.intake.Ticket;
import org.yijian.routes.kit.Await;
import org.yijian.routes.kit.LineConnector;
import org.yijian.routes.kit.MemoryLedger;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.StreamEncryption;
import org.yijian.security.seal.CmsSealer;
import org.yijian.security.trust.KeyRing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class AcceptanceIT {

    @TempDir
    private Path home;
    private EmbeddedBroker broker;
    private JmsIntakeQueue queue;
    private Intake intake;
    private Acceptance acceptance;
    private CamelContext camel;
    private final MemoryLedger ledger = new MemoryLedger();

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.in(home.resolve("artemis")));
        queue = new JmsIntakeQueue(broker);
        RawStore store = new RawStore(home.resolve("raw"), new StreamEncryption(new byte[32]));
        intake = new Intake(store, queue, ledger::isFinished, 10_000_000, Clock.systemUTC());
        KeyRing keys = KeyRing.openOrCreate(home.resolve("keys"), Clock.systemUTC());
        AcceptanceSettings settings = new AcceptanceSettings(2, 3, 10, 3, Duration.ofMillis(10),
                Duration.ofMillis(50));
        acceptance = new Acceptance(store, LineConnector.only(), (raw, connector, metadata) -> Opened.plain(raw),
                ledger, new PartSealer(CmsSealer.of(keys, Clock.systemUTC())), settings, AcceptanceListener.none(),
                Pace.FREE,
                Clock.systemUTC());
        camel = new DefaultCamelContext();
        camel.getShutdownStrategy().setTimeout(5);
        camel.addRoutes(new AcceptanceRoute(broker, acceptance, settings));
        camel.start();
    }

    @AfterEach
    void stop() {
        acceptance.close();
        camel.stop();
        queue.close();
        broker.close();
    }

    @Test
    void goodPiecesAreKeptAndBadOnesNamedWithTheirLine() {
        // Given, When
        UUID id = send("m-1", "a,1\nbad\nc,3");

        // Then
        Await.until("finished", () -> ledger.isFinished(id));
        Delivery delivery = ledger.deliveries().getFirst();
        assertThat(delivery.written()).extracting(written -> written.record().sourceKey()).containsExactly("a", "c");
        assertThat(delivery.rejected()).singleElement().satisfies(piece -> assertThat(piece.line()).isEqualTo(2));
        assertThat(new String(delivery.sealed().manifest(), UTF_8)).contains("\"line\":2").contains(id.toString());
    }

    @Test
    void revisionsOfOneRecordKeepTheirOrderOverManyParts() {
        // Given a message in which every tenth line tells of the same record
        String text = IntStream.range(0, 2_000).mapToObj(n -> n % 7 == 0 ? "same," + n : "key-" + n + "," + n)
                .collect(Collectors.joining("\n"));

        // When
        UUID id = send("m-1", text);

        // Then
        Await.until("finished", () -> ledger.isFinished(id));
        assertThat(ledger.revisions("same")).extracting(record -> Integer.parseInt(((Complaint) record.body()).text()))
                .isSorted().hasSize(286).endsWith(1995);
    }

    @Test
    void aMessageThatCannotBeReadGoesToQuarantine() {
        // Given, When
        UUID id = send("m-1", "unreadable");

        // Then
        Await.until("quarantined", () -> ledger.quarantined().containsKey(id));
        assertThat(ledger.deliveries()).isEmpty();
    }

    @Test
    void aMessageThatMakesTheProgramFailGoesToQuarantineAndDoesNotBlockOthers() {
        // Given, When
        UUID poison = send("m-1", "a,1\nbug");
        UUID good = send("m-2", "b,2");

        // Then
        Await.until("quarantined", () -> ledger.quarantined().containsKey(poison));
        Await.until("finished", () -> ledger.isFinished(good));
        assertThat(ledger.quarantined()).hasEntrySatisfying(poison,
                fault -> assertThat(fault.code()).isEqualTo(RouteError.UNEXPECTED));
    }

    @Test
    void anUnknownConnectorGoesToQuarantine() {
        // Given, When
        UUID id = intake.receive(new IntakeRequest("x", "m", "x", "nowhere", "", "", Map.of()), body("a,1"))
                .exchangeId();

        // Then
        Await.until("quarantined", () -> ledger.quarantined().containsKey(id));
        assertThat(ledger.quarantined()).hasEntrySatisfying(id,
                fault -> assertThat(fault.code()).isEqualTo(RouteError.UNKNOWN_CONNECTOR));
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedOut() {
        // Given
        ledger.setAway(true);
        UUID id = send("m-1", "a,1\nb,2");
        Await.until("it was tried several times", () -> ledger.refusals() > 5);

        // When
        ledger.setAway(false);

        // Then
        Await.until("finished", () -> ledger.isFinished(id));
        assertThat(ledger.quarantined()).isEmpty();
        assertThat(ledger.records()).isEqualTo(2);
    }

    @Test
    void aBrokerThatStopsAndStartsAgainLosesNothing() {
        // Given messages that cannot be finished yet
        ledger.setAway(true);
        var ids = IntStream.range(0, 20).mapToObj(n -> send("m-" + n, "key-" + n + ",1")).toList();

        // When
        broker.stop();
        assertThatThrownBy(() -> send("refused", "x,1")).isInstanceOfSatisfying(FaultException.class,
                e -> assertThat(e.fault().code()).isEqualTo(RouteError.TRY_LATER));
        broker.start();
        ledger.setAway(false);
        UUID after = send("after", "after,1");

        // Then
        Await.until("all are finished", () -> ids.stream().allMatch(ledger::isFinished) && ledger.isFinished(after));
        assertThat(ledger.records()).isEqualTo(21);
    }

    @Test
    void aTicketWithoutMessageIsPutAside() {
        // Given
        queue.send(Ticket.first(UUID.randomUUID()));

        // When
        UUID id = send("m-1", "a,1");

        // Then
        Await.until("the next one is finished", () -> ledger.isFinished(id));
        assertThat(ledger.quarantined()).isEmpty();
    }

    private UUID send(String messageId, String text) {
        return intake.receive(new IntakeRequest("lines", messageId, "lines", "lines", "a.txt", "", Map.of()),
                body(text)).exchangeId();
    }

    private static ByteArrayInputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
