package org.yijian.records.ledger.postgres;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RecordError;
import org.yijian.records.RejectedRecord;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Attempt;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.QuarantineView;
import org.yijian.records.ledger.Replays.Replay;
import org.yijian.records.ledger.StaleAttempt;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yijian.records.ledger.postgres.Deliveries.finding;
import static org.yijian.records.ledger.postgres.Deliveries.part;
import static org.yijian.records.ledger.postgres.Deliveries.rejected;
import static org.yijian.records.ledger.postgres.Deliveries.sealed;

class ReplayIT {

    private static final AccessScope CHIEF = AccessScope.everything("chief");
    private static final Exchange MESSAGE = Deliveries.exchange(Deliveries.SOURCE, "m-1");

    private final TestDatabase database = TestDatabase.create();
    private LedgerDatabase store;

    @BeforeEach
    void open() {
        store = LedgerDatabase.open(database.pool(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void aReplayKeepsWhatIsNewAndKnowsTheRest() {
        // Given
        store.ledger().append(part("m-1", 0, false, List.of(finding("1", "a")), List.of(rejected("x"))));
        store.ledger().append(part("m-1", 1, true, List.of(finding("2", "b")), List.of()));
        // When
        Attempt attempt = store.replays().order(MESSAGE.id(), CHIEF);
        ExchangeView ordered = view();
        Appended first = again(attempt, 2, false, List.of(finding("1", "a"), finding("x", "c")), List.of());
        Appended repeated = again(attempt, 2, false, List.of(finding("1", "a"), finding("x", "c")), List.of());
        again(attempt, 3, true, List.of(finding("2", "b")), List.of());
        // Then
        assertThat(attempt).isEqualTo(new Attempt(2, 2));
        assertThat(ordered.state()).isEqualTo(ExchangeView.State.PROCESSING);
        assertThat(first).isEqualTo(new Appended(1, 1, 0, false));
        assertThat(repeated).isEqualTo(new Appended(1, 1, 0, true));
        assertThat(view().state()).isEqualTo(ExchangeView.State.ACCEPTED);
        assertThat(List.of(view().accepted(), view().unchanged(), view().quarantined())).isEqualTo(List.of(1L, 2L, 0L));
        assertThat(store.replays().of(MESSAGE.id())).singleElement().satisfies(replay -> {
            assertThat(replay.actor()).isEqualTo("chief");
            assertThat(replay).extracting(Replay::attempt, Replay::accepted, Replay::quarantined)
                    .containsExactly(2, 2L, 1L);
        });
        assertSound();
    }

    @Test
    void whatWasInQuarantineIsMarkedWithTheOutcome() {
        // Given
        store.ledger().append(part("m-1", 0, true, List.of(), List.of(rejected("x"), rejected("y"))));
        assertThat(pieces()).extracting(QuarantineView::replayed).containsOnlyNulls();
        // When
        Attempt attempt = store.replays().order(MESSAGE.id(), CHIEF);
        assertThat(pieces()).extracting(QuarantineView::replayed).containsOnly(ExchangeView.State.PROCESSING);
        again(attempt, attempt.firstPart(), true, List.of(finding("1", "a")), List.of(rejected("y")));
        // Then
        assertThat(pieces()).extracting(QuarantineView::replayed).containsExactly(null, ExchangeView.State.PARTIAL,
                ExchangeView.State.PARTIAL);
        assertSound();
    }

    @Test
    void aMessageRefusedAsAWholeAgainAndAgainIsReadInTheEnd() {
        // Given
        store.ledger().quarantine(MESSAGE, Fault.of(RecordError.MISSING_FIELD, "one"));
        Attempt second = store.replays().order(MESSAGE.id(), CHIEF);
        // When
        store.ledger().quarantine(MESSAGE.at(second), Fault.of(RecordError.MISSING_FIELD, "two"));
        store.ledger().quarantine(MESSAGE.at(second), Fault.of(RecordError.MISSING_FIELD, "two"));
        ExchangeView refused = view();
        Attempt third = store.replays().order(MESSAGE.id(), CHIEF);
        again(third, third.firstPart(), true, List.of(finding("1", "a")), List.of());
        // Then
        assertThat(refused.state()).isEqualTo(ExchangeView.State.QUARANTINED);
        assertThat(refused.quarantined()).isEqualTo(1);
        assertThat(view().state()).isEqualTo(ExchangeView.State.ACCEPTED);
        assertThat(view().fault()).isNull();
        assertThat(third.number()).isEqualTo(3);
        assertSound();
    }

    @Test
    void whatComesOfAReadingThatIsOverIsNotKept() {
        // Given
        store.ledger().append(part("m-1", 0, true, List.of(), List.of(rejected("x"))));
        // When, Then
        assertThatThrownBy(() -> store.ledger().append(part("m-1", 1, false, List.of(finding("1", "a")), List.of())))
                .as("finished").isInstanceOf(StaleAttempt.class);
        Attempt attempt = store.replays().order(MESSAGE.id(), CHIEF);
        assertThatThrownBy(() -> store.ledger().append(part("m-1", 1, false, List.of(finding("1", "a")), List.of())))
                .as("of the former attempt").isInstanceOf(StaleAttempt.class);
        assertThat(store.ledger().append(part("m-1", 0, true, List.of(), List.of(rejected("x")))).duplicate()).isTrue();
        assertThat(database.number("SELECT count(*) FROM ledger.revision")).isZero();
        again(attempt, attempt.firstPart(), true, List.of(finding("1", "a")), List.of());
        assertSound();
    }

    @Test
    void onlyAFinishedExchangeOfOnesOwnWithSomethingInQuarantineIsReplayed() {
        // Given
        store.ledger().append(part("m-1", 0, false, List.of(finding("1", "a")), List.of(rejected("x"))));
        AccessScope other = new AccessScope("other", false, Set.of("health"), Set.of("*"), Sensitivity.PERSONAL);
        // When, Then
        assertRefused(MESSAGE.id(), CHIEF, RecordError.NOT_REPLAYABLE);
        store.ledger().append(part("m-1", 1, true, List.of(), List.of()));
        assertRefused(MESSAGE.id(), other, RecordError.EXCHANGE_UNKNOWN);
        assertRefused(UUID.randomUUID(), CHIEF, RecordError.EXCHANGE_UNKNOWN);
        Attempt attempt = store.replays().order(MESSAGE.id(), CHIEF);
        assertRefused(MESSAGE.id(), CHIEF, RecordError.NOT_REPLAYABLE);
        again(attempt, attempt.firstPart(), true, List.of(), List.of());
        assertRefused(MESSAGE.id(), CHIEF, RecordError.NOT_REPLAYABLE);
        assertThat(database.number("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') "
                + "LIKE '%\"action\":\"replay\"%'")).as("one leaf for the one that took effect").isEqualTo(1);
    }

    private void assertRefused(UUID exchange, AccessScope scope, RecordError error) {
        assertThatThrownBy(() -> store.replays().order(exchange, scope)).isInstanceOfSatisfying(FaultException.class,
                refusal -> assertThat(refusal.fault().code()).isEqualTo(error));
    }

    private Appended again(Attempt attempt, int part, boolean last, List<CanonicalRecord> records,
            List<RejectedRecord> rejected) {
        return store.ledger().append(new Delivery(MESSAGE.at(attempt), part, last, WrittenRecord.all(records), rejected,
                sealed("{\"attempt\":" + attempt.number() + ",\"part\":" + part + "}")));
    }

    private ExchangeView view() {
        return store.reader().exchange(MESSAGE.id()).orElseThrow();
    }

    private List<QuarantineView> pieces() {
        return store.reader().quarantine(MESSAGE.id(), CHIEF, 0, 10);
    }

    private void assertSound() {
        assertThat(store.check(new MemoryLog()).run()).isEmpty();
    }
}
