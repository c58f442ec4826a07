package org.yijian.records.ledger.postgres;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.FacilityReference;
import org.yijian.records.Kind;
import org.yijian.records.ledger.Change;
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

class FacilityMergeIT {

    private static final AccessScope ALL = AccessScope.everything("reviewer");

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
        return store.reader().record(RecordImage.idOf(source, kind, key), ALL).orElseThrow();
    }

    private UUID facilityOf(String key) {
        return stored(Deliveries.SOURCE, Kind.FINDING, key).facilityId();
    }

    private List<FacilityMatch> open(AccessScope scope) {
        return store.matches().open(scope, 0, 50);
    }

    private void say(String key, @Nullable String creditCode, @Nullable String filing, @Nullable String sourceKey) {
        append(finding(key, reference(creditCode, filing, sourceKey), "text"));
    }

    @Test
    void facilitiesThatTurnOutToBeOneAreMergedAndTheirRecordsAppearAgain() {
        // Given
        say("1", "C1", null, null);
        say("2", null, "F1", null);
        UUID winner = facilityOf("1");
        UUID loser = facilityOf("2");
        assertThat(loser).isNotEqualTo(winner);
        Change.Position before = store.changes().read(Change.Position.START, 100).getLast().position();
        // When
        say("3", "C1", "F1", null);
        // Then
        assertThat(List.of(facilityOf("1"), facilityOf("2"), facilityOf("3"))).containsOnly(winner);
        assertThat(store.reader().canonicalFacility(loser)).contains(winner);
        assertThat(store.reader().ofFacility(loser, ALL, 10)).hasSize(3);
        List<StoredRecord> again = store.changes().read(before, 100).stream()
                .flatMap(change -> change.records().stream()).toList();
        assertThat(again).extracting(record -> record.record().sourceKey()).containsExactlyInAnyOrder("2", "3");
        assertThat(again).extracting(StoredRecord::facilityId).containsOnly(winner);
        assertThat(again).extracting(StoredRecord::revision).containsOnly(1);
        assertThat(database.number("SELECT count(*) FROM ledger.facility_merge")).isEqualTo(1);
        assertThat(database.number(
                "SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE '%\"action\":\"merge\"%'"))
                .isEqualTo(1);
    }

    @Test
    void keysThatContradictEachOtherMakeAProposalAndTheStrongerKeyWins() {
        // Given
        say("1", "C1", "F1", null);
        // When
        say("2", "C1", "F2", null);
        say("3", "C1", "F2", "K3");
        // Then
        assertThat(facilityOf("2")).isEqualTo(facilityOf("1"));
        assertThat(open(ALL)).singleElement().satisfies(match -> {
            assertThat(match.reason()).isEqualTo(FacilityMatch.Reason.CONFLICTING_IDENTIFIERS);
            assertThat(match.one().facilityId()).isNotEqualTo(match.other().facilityId());
        });
    }

    @Test
    void aLikenessOfNameAndAddressIsProposedNeverApplied() {
        // When
        append(facility("civil-affairs", "1", reference(null, "F1", null), "长者之家（演示）", "重庆市沙坪坝区天星桥街道1号"));
        append(facility("health", "1", reference(null, null, "H-1"), "长者之家 (演示)", "沙坪坝区天星桥街道１号"));
        append(facility("health", "2", reference(null, null, "H-2"), "长者之家（演示）", "沙坪坝区天星桥街道2号"));
        // Then
        assertThat(stored("health", Kind.FACILITY, "1").facilityId())
                .isNotEqualTo(stored("civil-affairs", Kind.FACILITY, "1").facilityId());
        assertThat(open(ALL)).singleElement().satisfies(match -> {
            assertThat(match.reason()).isEqualTo(FacilityMatch.Reason.NAME_AND_ADDRESS);
            assertThat(List.of(match.one(), match.other())).flatExtracting(FacilityMatch.Side::keys)
                    .containsExactlyInAnyOrder(new FacilityMatch.Key("filing-number", "F1"),
                            new FacilityMatch.Key("source-key", "health/H-1"));
            assertThat(List.of(match.one(), match.other())).extracting(FacilityMatch.Side::name)
                    .containsExactlyInAnyOrder("长者之家（演示）", "长者之家 (演示)");
        });
    }

    @Test
    void aMentionByNameAndAddressIsProposedToo() {
        // Given
        append(facility("civil-affairs", "1", reference(null, "F1", null), "长者之家（演示）", "天星桥街道1号"));
        // When
        append(finding("7", new FacilityReference(null, null, null, "X-7", "长者之家（演示）", "天星桥街道1号"), "text"));
        // Then
        assertThat(open(ALL)).hasSize(1);
    }

    private FacilityMatch proposal() {
        append(facility("civil-affairs", "1", reference(null, "F1", null), "长者之家（演示）", "天星桥街道1号"));
        append(facility("health", "1", reference(null, null, "H-1"), "长者之家（演示）", "天星桥街道1号"));
        return open(ALL).getFirst();
    }

    @Test
    void aConfirmedProposalMergesAndItsLeafIsThereFirst() {
        // Given
        FacilityMatch match = proposal();
        // When
        store.matches().decide(match.id(), Decision.CONFIRMED, "因为", ALL);
        // Then
        assertThat(stored("health", Kind.FACILITY, "1").facilityId()).isEqualTo(match.one().facilityId())
                .isEqualTo(stored("civil-affairs", Kind.FACILITY, "1").facilityId());
        assertThat(open(ALL)).isEmpty();
        assertThat(database.number("SELECT count(*) FROM ledger.leaf l JOIN ledger.facility_proposal p ON "
                + "p.leaf_id = l.id WHERE p.actor = 'reviewer' AND p.state = 'confirmed' AND convert_from(l.content, "
                + "'UTF8') LIKE '%\"objectRef\":\"proposal/" + match.id() + "\"%'")).isEqualTo(1);
        assertThatThrownBy(() -> store.matches().decide(match.id(), Decision.REJECTED, "因为", ALL))
                .isInstanceOf(FaultException.class).hasMessageContaining("YJ-REC-052");
    }

    @Test
    void aRejectedProposalIsNotMadeAgain() {
        // Given
        FacilityMatch match = proposal();
        store.matches().decide(match.id(), Decision.REJECTED, "因为", ALL);
        // When
        append(facility("health", "1", reference(null, null, "H-1"), "长者之家（演示）", "天星桥街道1号 "));
        // Then
        assertThat(open(ALL)).isEmpty();
        assertThat(database.number("SELECT count(*) FROM ledger.facility WHERE merged_into IS NULL")).isEqualTo(2);
    }

    @Test
    void whoMaySeeNeitherSideMayNotDecide() {
        // Given
        FacilityMatch match = proposal();
        AccessScope elsewhere = new AccessScope("other", true, Set.of(), Set.of("5101"), Sensitivity.PERSONAL);
        AccessScope here = new AccessScope("own", true, Set.of(), Set.of("5001"), Sensitivity.PERSONAL);
        // When / Then
        assertThat(open(elsewhere)).isEmpty();
        assertThat(open(here)).containsExactly(match);
        assertThatThrownBy(() -> store.matches().decide(match.id(), Decision.CONFIRMED, "因为", elsewhere))
                .isInstanceOf(FaultException.class).hasMessageContaining("YJ-REC-051");
    }
}
