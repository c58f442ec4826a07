package org.yijian.routes.upkeep;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.routes.RouteError;
import org.yijian.routes.intake.Intake;
import org.yijian.routes.intake.IntakeRequest;
import org.yijian.routes.intake.RawStore;
import org.yijian.routes.intake.Ticket;
import org.yijian.routes.kit.ListQueue;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.StreamEncryption;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.seal.Digests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UpkeepIT {

    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(180);

    @TempDir
    private Path folder;
    private EmbeddedPostgres postgres;
    private LedgerDatabase ledger;
    private RawStore store;
    private final ListQueue queue = new ListQueue();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<UUID> underWay = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        ledger = LedgerDatabase.open(postgres.getPostgresDatabase(), Clock.systemUTC());
        store = new RawStore(folder, new StreamEncryption(new byte[32]));
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
        postgres.close();
    }

    @Test
    void onlyAMessageThatNobodyWorksOnAndThatIsNotFinishedGetsATicket() throws IOException {
        // Given
        UUID lost = received("lost");
        UUID working = received("under way");
        UUID finished = received("finished");
        UUID queued = received("queued");
        underWay.add(working);
        finish(finished);
        queue.send(Ticket.first(queued));
        // When
        int issued = tickets(Duration.ofMinutes(2)).reissue();
        // Then
        assertThat(issued).isEqualTo(1);
        assertThat(queue.tickets()).containsExactly(queued, lost);
        assertThat(tickets(Duration.ofMinutes(2)).reissue()).as("now it has one").isZero();
    }

    @Test
    void aMessageJustReceivedMayStillBeOnItsWay() throws IOException {
        // Given
        UUID fresh = received("fresh");
        // When, Then
        assertThat(tickets(Duration.ZERO).reissue()).isZero();
        assertThat(tickets(GRACE.plusSeconds(5)).reissue()).isEqualTo(1);
        assertThat(queue.tickets()).containsExactly(fresh);
    }

    @Test
    void onlyOldMessagesOfFinishedExchangesAreRemovedAfterALeafSaysSo() throws IOException {
        // Given
        UUID one = received("one");
        UUID two = received("two");
        UUID waiting = received("waiting");
        finish(one);
        finish(two);
        // When
        int early = retention(KEPT.minusHours(1), this::kept).remove();
        int late = retention(KEPT.plusHours(1), this::kept).remove();
        // Then
        assertThat(early).isZero();
        assertThat(late).isEqualTo(2);
        assertThat(Stream.of(one, two, waiting).filter(store::exists)).containsExactly(waiting);
        String listed = Stream.of(one, two).map(UUID::toString).sorted().collect(Collectors.joining("\n"));
        assertThat(leaves).singleElement().satisfies(leaf -> {
            assertThat(leaf.type()).isEqualTo(LeafType.DELETE);
            assertThat(leaf.objectRef()).isEqualTo(
                    "raw/2/" + HexFormat.of().formatHex(Digests.sha256(listed.getBytes(UTF_8))));
        });
    }

    @Test
    void nothingIsRemovedThatCouldNotBeLogged() throws IOException {
        // Given
        UUID one = received("one");
        finish(one);
        RawRetention retention = retention(KEPT.plusHours(1),
                leaf -> CompletableFuture.failedFuture(new IllegalStateException("away")));
        // When, Then
        assertThatThrownBy(retention::remove).isInstanceOf(IOException.class).hasMessageContaining("logged");
        assertThat(store.exists(one)).isTrue();
    }

    private CompletableFuture<Long> kept(Leaf leaf) {
        leaves.add(leaf);
        return CompletableFuture.completedFuture(1L);
    }

    private LostTickets tickets(Duration later) {
        return new LostTickets(store, ledger.reader(), queue, underWay::contains, GRACE, after(later));
    }

    private RawRetention retention(Duration later, AuditLog log) {
        return new RawRetention(store, ledger.reader(), log, KEPT, after(later));
    }

    private static Clock after(Duration time) {
        return Clock.offset(Clock.systemUTC(), time);
    }

    /** A message on disk whose ticket never reached the queue. */
    private UUID received(String messageId) throws IOException {
        ListQueue broken = new ListQueue();
        broken.setAway(true);
        Intake intake = new Intake(store, broken, id -> false, 1_000, Clock.systemUTC());
        assertThatThrownBy(() -> intake.receive(
                new IntakeRequest("lines", messageId, "lines", "lines", "a.txt", "", Map.of()),
                new ByteArrayInputStream("a,1".getBytes(UTF_8)))).isInstanceOf(FaultException.class);
        List<UUID> found = new ArrayList<>();
        store.each(10, found::addAll);
        for (UUID id : found) {
            if (store.metadata(id).orElseThrow().messageId().equals(messageId)) {
                return id;
            }
        }
        throw new AssertionError("not on disk: " + messageId);
    }

    private void finish(UUID id) throws IOException {
        ledger.ledger().quarantine(store.metadata(id).orElseThrow().exchange(Optional.empty()),
                Fault.of(RouteError.UNEXPECTED, "test"));
    }
}
