package org.yijian.records.ledger.postgres;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.FacilityDecision;
import org.yijian.records.ledger.FacilityDecision.Action;
import org.yijian.records.ledger.FacilityMatch;
import org.yijian.records.ledger.FacilityMatches.Decision;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yijian.records.ledger.postgres.Deliveries.facility;
import static org.yijian.records.ledger.postgres.Deliveries.finding;
import static org.yijian.records.ledger.postgres.Deliveries.of;
import static org.yijian.records.ledger.postgres.Deliveries.reference;

/** One facility that was taken for another, and is itself again. */
class FacilitySplitIT {

    private static final AccessScope REVIEWER = AccessScope.everything("reviewer");
    private static final AccessScope OTHER = AccessScope.everything("other");

    private final TestDatabase database = TestDatabase.create();
    private LedgerDatabase store;
    private int messages;

    @BeforeEach
    void open() {
        store = LedgerDatabase.open(database.pool(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        assertThat(store.check(new MemoryLog()).run()).isEmpty();
        store.close();
        database.close();
    }

    private void append(CanonicalRecord... records) {
        store.ledger().append(of("m-" + messages++, records));
    }

    private StoredRecord stored(String source, Kind kind, String key) {
        return store.reader().record(RecordImage.idOf(source, kind, key), REVIEWER).orElseThrow();
    }

    private UUID facilityOf(String key) {
        return stored(Deliveries.SOURCE, Kind.FINDING, key).facilityId();
    }

    private List<String> recordsOf(UUID facility) {
        return store.reader().ofFacility(facility, REVIEWER, 50).stream().map(each -> each.record().sourceKey())
                .sorted().toList();
    }

    private FacilityDecision newest() {
        return store.matches().decisions(null, REVIEWER, 0, 10).getFirst();
    }

    private long merge() {
        return Objects.requireNonNull(newest().mergeId());
    }

    private long proposal() {
        return Objects.requireNonNull(newest().proposalId());
    }

    /** Two facilities with a finding each, merged by a person. */
    private long merged() {
        append(facility("civil-affairs", "A", reference("C1", null, null), "长者之家（演示）", "天星桥街道1号"),
                finding("1", reference("C1", null, null), "x"));
        append(facility("health", "B", reference(null, null, "H-1"), "长者之家（演示）", "天星桥街道1号"),
                finding("2", reference(null, "F2", null), "x"));
        append(finding("2b", reference(null, "F2", "K2"), "x"));
        FacilityMatch match = store.matches().open(REVIEWER, 0, 10).getFirst();
        store.matches().decide(match.id(), Decision.CONFIRMED, "同一门牌，同一法人", REVIEWER);
        return merge();
    }

    @Test
    void afterASplitEachRecordIsWhereItCameFromAndTheFeedTellsOfIt() {
        // Given
        long merge = merged();
        UUID health = stored("health", Kind.FACILITY, "B").facilityId();
        assertThat(recordsOf(health)).containsExactly("1", "A", "B");
        Change.Position before = store.changes().read(Change.Position.START, 1_000).getLast().position();
        // When
        store.matches().split(merge, "看错了：是隔壁院子", REVIEWER);
        // Then
        List<UUID> both = Stream.of(stored("civil-affairs", Kind.FACILITY, "A"), stored("health", Kind.FACILITY, "B"))
                .map(StoredRecord::facilityId).toList();
        assertThat(Set.copyOf(both)).hasSize(2);
        assertThat(recordsOf(both.getFirst())).containsExactly("1", "A");
        assertThat(recordsOf(both.getLast())).containsExactly("B");
        List<StoredRecord> again = store.changes().read(before, 100).stream()
                .flatMap(change -> change.records().stream()).toList();
        assertThat(again).isNotEmpty().allSatisfy(moved -> assertThat(moved.facilityId())
                .isEqualTo(store.reader().record(moved.id(), REVIEWER).orElseThrow().facilityId()));
        assertThat(again).extracting(StoredRecord::revision).containsOnly(1);
        assertThat(newest()).satisfies(decision -> {
            assertThat(decision.action()).isEqualTo(Action.SPLIT);
            assertThat(decision.actor()).isEqualTo("reviewer");
            assertThat(decision.reason()).isEqualTo("看错了：是隔壁院子");
        });
        assertThat(database.number("SELECT count(*) FROM ledger.leaf l JOIN ledger.facility_decision d ON "
                + "d.leaf_id = l.id WHERE d.action = 'split' AND convert_from(l.content, 'UTF8') LIKE "
                + "'%\"action\":\"split\"%\"objectRef\":\"merge/" + merge + "\"%'")).isEqualTo(1);
    }

    @Test
    void whatCameAfterTheMergeGoesWithTheIdentifierThatItNames() {
        // Given
        long merge = merged();
        append(finding("health-7", reference("C1", null, null), "x"));
        store.ledger().append(Deliveries.from("health", "later", 0, true, List.of(
                finding("health", "7", reference(null, "F7", "H-1"), "x", "500106001", Sensitivity.INTERNAL)),
                List.of()));
        // When
        store.matches().split(merge, "两家", REVIEWER);
        // Then
        UUID health = stored("health", Kind.FACILITY, "B").facilityId();
        assertThat(recordsOf(health)).containsExactly("7", "B");
        append(finding("8", reference(null, "F7", null), "x"));
        assertThat(facilityOf("8")).as("the new filing number went with it").isEqualTo(health);
        assertThat(facilityOf("health-7")).isEqualTo(facilityOf("1"));
    }

    @Test
    void aRecordThatNamesBothNoLongerJoinsWhatAPersonSplit() {
        // Given
        append(finding("1", reference("C1", null, null), "x"));
        append(finding("2", reference(null, "F1", null), "x"));
        append(finding("3", reference("C1", "F1", null), "x"));
        assertThat(facilityOf("1")).isEqualTo(facilityOf("2"));
        assertThat(newest().actor()).isEqualTo("civil-affairs");
        // When
        store.matches().split(merge(), "备案号抄错", REVIEWER);
        append(finding("4", reference("C1", "F1", null), "x"));
        // Then
        assertThat(facilityOf("2")).isNotEqualTo(facilityOf("1"));
        assertThat(List.of(facilityOf("3"), facilityOf("4"))).containsOnly(facilityOf("1"));
        assertThat(store.matches().open(REVIEWER, 0, 10)).isEmpty();
    }

    @Test
    void aChainOfMergesIsUndoneLinkByLinkInAnyOrder() {
        // Given
        append(finding("1", reference("C1", null, null), "x"));
        append(finding("2", reference(null, "F2", null), "x"));
        append(finding("3", reference(null, null, "K3"), "x"));
        append(finding("23", reference(null, "F2", "K3"), "x"));
        long inner = merge();
        append(finding("12", reference("C1", "F2", null), "x"));
        long outer = merge();
        assertThat(facilityOf("3")).isEqualTo(facilityOf("1"));
        // When
        store.matches().split(inner, "甲", REVIEWER);
        // Then
        assertThat(recordsOf(facilityOf("3"))).containsExactly("3");
        assertThat(recordsOf(facilityOf("1"))).containsExactly("1", "12", "2", "23");
        // When
        store.matches().split(outer, "乙", REVIEWER);
        // Then
        assertThat(recordsOf(facilityOf("1"))).containsExactly("1", "12");
        assertThat(recordsOf(facilityOf("2"))).containsExactly("2", "23");
        assertThat(recordsOf(facilityOf("3"))).containsExactly("3");
    }

    @Test
    void whatWasSplitMayBeProposedAndMergedAgain() {
        // Given
        long merge = merged();
        store.matches().split(merge, "两家", REVIEWER);
        // When
        store.matches().reopen(proposal(), "再看一次", OTHER);
        FacilityMatch match = store.matches().open(REVIEWER, 0, 10).getFirst();
        store.matches().decide(match.id(), Decision.CONFIRMED, "确是一家", OTHER);
        // Then
        assertThat(stored("health", Kind.FACILITY, "B").facilityId())
                .isEqualTo(stored("civil-affairs", Kind.FACILITY, "A").facilityId());
        assertThat(store.matches().decisions(match.one().facilityId(), REVIEWER, 0, 10))
                .extracting(FacilityDecision::action)
                .containsExactly(Action.MERGED, Action.REOPENED, Action.SPLIT, Action.MERGED);
        assertThat(store.matches().decisions(null, REVIEWER, 0, 10)).filteredOn(FacilityDecision::undoable).hasSize(1);
    }

    @Test
    void ofTwoPeopleWhoDecideAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        // Given
        append(facility("civil-affairs", "A", reference("C1", null, null), "长者之家（演示）", "天星桥街道1号"),
                facility("health", "B", reference(null, "F9", null), "长者之家（演示）", "天星桥街道1号"));
        long proposal = store.matches().open(REVIEWER, 0, 10).getFirst().id();
        // When
        List<Callable<String>> clicks = List.of(
                () -> outcome(() -> store.matches().decide(proposal, Decision.CONFIRMED, "一家", REVIEWER)),
                () -> outcome(() -> store.matches().decide(proposal, Decision.REJECTED, "两家", OTHER)));
        List<String> outcomes;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = people.invokeAll(clicks).stream().map(FacilitySplitIT::got).toList();
        }
        // Then
        assertThat(outcomes).containsExactlyInAnyOrder("done", RecordError.PROPOSAL_DECIDED.text().code());
        assertThat(store.matches().decisions(null, REVIEWER, 0, 10)).hasSize(1);
    }

    @Test
    void aSecondClickChangesNothingAndAnotherPersonIsTold() {
        // Given
        long merge = merged();
        store.matches().split(merge, "两家", REVIEWER);
        // When
        store.matches().split(merge, "两家", REVIEWER);
        // Then
        assertThat(store.matches().decisions(null, REVIEWER, 0, 10)).hasSize(2);
        assertThatThrownBy(() -> store.matches().split(merge, "两家", OTHER)).isInstanceOf(FaultException.class)
                .hasMessageContaining("YJ-REC-065").hasMessageContaining("reviewer");
        assertThatThrownBy(() -> store.matches().split(merge, " ", OTHER)).hasMessageContaining("YJ-REC-067");
        AccessScope elsewhere = new AccessScope("far", true, Set.of(), Set.of("5101"), Sensitivity.PERSONAL);
        assertThatThrownBy(() -> store.matches().split(merge, "两家", elsewhere)).hasMessageContaining("YJ-REC-064");
        assertThat(store.matches().decisions(null, elsewhere, 0, 10)).isEmpty();
    }

    private static String outcome(Runnable click) {
        try {
            click.run();
            return "done";
        } catch (FaultException refused) {
            return refused.fault().code().code();
        }
    }

    private static String got(Future<String> outcome) {
        return outcome.resultNow();
    }
}
