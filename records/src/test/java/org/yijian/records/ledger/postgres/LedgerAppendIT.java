package org.yijian.records.ledger.postgres;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.RecordError;
import org.yijian.records.SampleRecords;
import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.ExchangeQuery;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.QuarantineView;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.personal.PersonalFields;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.records.ledger.postgres.Deliveries.finding;
import static org.yijian.records.ledger.postgres.Deliveries.of;
import static org.yijian.records.ledger.postgres.Deliveries.part;
import static org.yijian.records.ledger.postgres.Deliveries.rejected;

class LedgerAppendIT {

    private static final AccessScope ALL = AccessScope.everything("test");

    private final TestDatabase database = TestDatabase.create();
    private LedgerDatabase store;

    @BeforeEach
    void open() {
        store = LedgerDatabase.open(database.pool(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static UUID id(String key) {
        return RecordImage.idOf(Deliveries.SOURCE, Kind.FINDING, key);
    }

    private StoredRecord stored(String key) {
        return store.reader().record(id(key), ALL).orElseThrow();
    }

    @Test
    void everyKindOfRecordWithoutPersonalFieldsIsKeptAsItIs() {
        // Given
        List<CanonicalRecord> records = SampleRecords.all().stream().filter(record -> !PersonalFields.in(record))
                .toList();
        // When
        Appended appended = store.ledger().append(part("m-1", 0, true, records, List.of()));
        // Then
        assertThat(appended).isEqualTo(new Appended(records.size(), 0, 0, false));
        for (CanonicalRecord record : records) {
            StoredRecord stored = store.reader()
                    .record(RecordImage.idOf(record.source(), record.kind(), record.sourceKey()), ALL).orElseThrow();
            assertThat(stored.record()).isEqualTo(record);
            assertThat(stored.contentHash()).isEqualTo(RecordJson.contentHash(record));
            assertThat(stored.revision()).isEqualTo(1);
        }
    }

    @Test
    void aPartSentTwiceChangesNothingAndSaysSo() {
        // Given
        store.ledger().append(part("m-1", 0, true, List.of(finding("1", "a")), List.of(rejected("x"))));
        long leaves = database.number("SELECT count(*) FROM ledger.leaf");
        // When
        Appended again = store.ledger()
                .append(part("m-1", 0, true, List.of(finding("1", "other")), List.of(rejected("x"))));
        // Then
        assertThat(again).isEqualTo(new Appended(1, 0, 1, true));
        assertThat(stored("1").revision()).isEqualTo(1);
        assertThat(database.number("SELECT count(*) FROM ledger.leaf")).isEqualTo(leaves);
        assertThat(database.number("SELECT count(*) FROM ledger.quarantine")).isEqualTo(1);
    }

    @Test
    void theSameContentInAnotherMessageIsUnchangedAndMakesNoChange() {
        // Given
        store.ledger().append(of("m-1", finding("1", "a")));
        // When
        Appended appended = store.ledger().append(of("m-2", finding("1", "a")));
        // Then
        assertThat(appended).isEqualTo(new Appended(0, 1, 0, false));
        assertThat(database.number("SELECT count(*) FROM ledger.change")).isEqualTo(1);
        assertThat(database.number("SELECT count(*) FROM ledger.leaf")).isEqualTo(2);
    }

    @Test
    void otherContentIsTheNextRevisionAndTheEarlierOneStays() {
        // Given
        store.ledger().append(of("m-1", finding("1", "a")));
        // When
        store.ledger().append(of("m-2", finding("1", "b")));
        // Then
        assertThat(stored("1").record()).isEqualTo(finding("1", "b"));
        assertThat(store.reader().revisions(id("1"), ALL)).extracting(StoredRecord::revision).containsExactly(2, 1);
        assertThat(store.reader().revisions(id("1"), ALL).getLast().record()).isEqualTo(finding("1", "a"));
    }

    @Test
    void ofTheSameKeyTwiceInOnePartTheLaterIsTheLaterRevision() {
        // When
        Appended appended = store.ledger()
                .append(of("m-1", finding("1", "a"), finding("1", "b"), finding("1", "b"), finding("1", "a")));
        // Then
        assertThat(appended).isEqualTo(new Appended(3, 1, 0, false));
        assertThat(stored("1").revision()).isEqualTo(3);
        assertThat(stored("1").record()).isEqualTo(finding("1", "a"));
        assertThat(store.changes().read(Change.Position.START, 100)).singleElement()
                .satisfies(change -> assertThat(change.records()).containsExactly(stored("1")));
    }

    @Test
    void anExchangeIsFinishedWhenItsLastPartIsKnownAndNoneIsMissing() {
        // Given
        Exchange exchange = Deliveries.exchange(Deliveries.SOURCE, "m-1");
        store.ledger().append(part("m-1", 2, true, List.of(finding("3", "c")), List.of()));
        store.ledger().append(part("m-1", 0, false, List.of(finding("1", "a")), List.of(rejected("x"))));
        assertThat(store.reader().exchange(exchange.id()).orElseThrow().state())
                .isEqualTo(ExchangeView.State.PROCESSING);
        // When
        store.ledger().append(part("m-1", 1, false, List.of(finding("2", "b")), List.of()));
        // Then
        ExchangeView view = store.reader().exchange(exchange.id()).orElseThrow();
        assertThat(view.exchange()).isEqualTo(exchange);
        assertThat(view.state()).isEqualTo(ExchangeView.State.PARTIAL);
        assertThat(view.finishedAt()).isNotNull();
        assertThat(List.of(view.parts(), view.accepted(), view.unchanged(), view.quarantined()))
                .isEqualTo(List.of(3, 3L, 0L, 1L));
        assertThat(store.reader().exchanges(new ExchangeQuery(null, ExchangeView.State.PARTIAL, 0, 10),
                AccessScope.everything("test")))
                .containsExactly(view);
        assertThat(store.reader().exchanges(new ExchangeQuery("other", null, 0, 10), AccessScope.everything("test")))
                .isEmpty();
    }

    @Test
    void rejectedPiecesAreKeptInQuarantineHoweverStrangeTheirText() {
        // When
        store.ledger().append(part("m-1", 0, true, List.of(), List.of(rejected("a\0b\uD800c" + "长".repeat(5_000)))));
        // Then
        UUID exchange = Deliveries.exchange(Deliveries.SOURCE, "m-1").id();
        QuarantineView view = store.reader().quarantine(exchange, AccessScope.everything("test"), 0, 10).getFirst();
        assertThat(view.fault().code()).isEqualTo("YJ-REC-001");
        assertThat(view.path()).startsWith("facility.a\uFFFDb\uFFFDc长").hasSizeLessThan(1_100);
        assertThat(view.line()).isEqualTo(7);
        assertThat(store.reader().exchange(exchange).orElseThrow().state()).isEqualTo(ExchangeView.State.QUARANTINED);
        assertThat(store.reader().quarantine(null, AccessScope.everything("test"), 0, 10)).containsExactly(view);
    }

    @Test
    void aMessageRefusedAsAWholeIsKeptOnce() {
        // Given
        Exchange exchange = Deliveries.exchange(Deliveries.SOURCE, "m".repeat(4_000));
        Fault fault = Fault.of(RecordError.MISSING_FIELD, "x");
        // When
        Appended first = store.ledger().quarantine(exchange, fault);
        Appended again = store.ledger().quarantine(exchange, fault);
        // Then
        assertThat(first).isEqualTo(new Appended(0, 0, 1, false));
        assertThat(again).isEqualTo(new Appended(0, 0, 1, true));
        ExchangeView view = store.reader().exchange(exchange.id()).orElseThrow();
        assertThat(view.state()).isEqualTo(ExchangeView.State.QUARANTINED);
        assertThat(view.fault()).isNotNull().extracting(ExchangeView.FaultText::code).isEqualTo("YJ-REC-001");
        assertThat(database.number("SELECT count(*) FROM ledger.leaf")).isEqualTo(1);
    }

    @Test
    void aMessageThatBreaksOffKeepsItsGoodParts() {
        // Given
        Exchange exchange = Deliveries.exchange(Deliveries.SOURCE, "m-1");
        store.ledger().append(part("m-1", 0, false, List.of(finding("1", "a")), List.of()));
        // When
        store.ledger().quarantine(exchange, Fault.of(RecordError.MISSING_FIELD, "x"));
        // Then
        ExchangeView view = store.reader().exchange(exchange.id()).orElseThrow();
        assertThat(view.state()).isEqualTo(ExchangeView.State.PARTIAL);
        assertThat(view.accepted()).isEqualTo(1);
        assertThat(stored("1").record()).isEqualTo(finding("1", "a"));
    }
}
