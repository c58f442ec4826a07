package org.yijian.search.candidate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yijian.records.Department;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.DAY;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.id;
import static org.yijian.search.TestRecords.record;
import static org.yijian.search.TestRecords.stored;

class FacilitySearchTest {

    @TempDir
    Path folder;

    private RecordIndex index;
    private IndexFacilitySearch search;

    @BeforeEach
    void fill() throws InterruptedException {
        index = RecordIndex.open(folder, IndexSettings.standard());
        search = new IndexFacilitySearch(index);
        put(1, at("one", "k1", Department.CIVIL_AFFAIRS, Sensitivity.INTERNAL, "康乐养老院", "重庆市沙坪坝区天星桥街道8号"),
                at("two", "k2", Department.CIVIL_AFFAIRS, Sensitivity.INTERNAL, "康乐养老院", "重庆市沙坪坝区井口街道9号"),
                at("three", "k3", Department.CIVIL_AFFAIRS, Sensitivity.INTERNAL, "松柏老年公寓", "重庆市沙坪坝区歌乐山镇3号"),
                at("three", "k3h", Department.HEALTH, Sensitivity.PERSONAL, "松柏护理院", "歌乐山镇3号"));
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static StoredRecord at(String facility, String key, Department department, Sensitivity sensitivity,
            String name, String address) {
        return stored(record(key, department, "500106001", sensitivity, DAY, facility(name, address)), 1, facility, 1);
    }

    private void put(long number, StoredRecord... records) throws InterruptedException {
        index.apply(List.of(new Change(new Change.Position(number, number), List.of(records))));
        index.refresh();
    }

    private List<FacilityCandidate> named(String name) {
        return search.candidates(new FacilityQuestion(name, null, null), ALL, 5);
    }

    @ParameterizedTest
    @CsvSource({ "松柏老年公寓, exact", "松白老年公寓, homophone", "松柏老公寓, spelling", "songbailaoniangongyu, pinyin" })
    void aNameFindsItsFacilityAndSaysWhy(String typed, String reason) {
        FacilityCandidate best = named(typed).getFirst();
        assertThat(best.facilityId()).isEqualTo(id("three").toString());
        assertThat(best.reasons()).contains(reason);
        assertThat(best.aliases()).containsExactly("松柏护理院");
    }

    @ParameterizedTest
    @CsvSource({ "沙坪坝孝慈颐养中心", "重庆孝慈颐养中心", "沙坪坝孝慈颐养" })
    void aNameIsFoundWithoutPartOfItsPlace(String typed) throws InterruptedException {
        // Given
        put(2, at("whole", "k4", Department.CIVIL_AFFAIRS, Sensitivity.INTERNAL, "重庆市沙坪坝区孝慈颐养中心（演示）", "石井坡正街93号"),
                at("like", "k5", Department.CIVIL_AFFAIRS, Sensitivity.INTERNAL, "重庆市沙坪坝区安怡颐养中心（演示）", "石井坡正街95号"));
        // When
        List<FacilityCandidate> found = named(typed);
        // Then
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.facilityId()).isEqualTo(id("whole").toString());
            assertThat(one.reasons()).contains("shortened");
            assertThat(FacilityCandidate.certain(found)).isFalse();
        });
        assertThat(named("沙坪坝颐养中心")).as("nothing that tells facilities apart").isEmpty();
    }

    @Test
    void oneOfAKindIsCertainAndHomonymsAreForAPersonToDecide() {
        assertThat(FacilityCandidate.certain(named("松柏老年公寓"))).isTrue();
        assertThat(named("康乐养老院")).hasSize(2);
        assertThat(FacilityCandidate.certain(named("康乐养老院"))).isFalse();
        assertThat(FacilityCandidate.certain(named("松白老年公寓"))).isFalse();
        assertThat(named("一二三四五六")).isEmpty();
    }

    @Test
    void anAddressTellsHomonymsApartAndAloneItOnlyProposes() {
        // When
        List<FacilityCandidate> told = search.candidates(new FacilityQuestion("康乐养老院", null, "沙坪坝区井口街道 9 号"), ALL,
                5);
        List<FacilityCandidate> alone = search.candidates(new FacilityQuestion(null, null, "歌乐山镇3号"), ALL, 5);
        // Then
        assertThat(told.getFirst().facilityId()).isEqualTo(id("two").toString());
        assertThat(told.getFirst().reasons()).containsExactly("exact", "address");
        assertThat(FacilityCandidate.certain(told)).isTrue();
        assertThat(alone).singleElement().satisfies(one -> assertThat(one.score()).isEqualTo(70));
    }

    @Test
    void aNumberDecides() {
        FacilityCandidate found = search.candidates(FacilityQuestion.of("cms:015133"), ALL, 5).getFirst();
        assertThat(found.reasons()).contains("number");
        assertThat(found.exactId()).isTrue();
    }

    @Test
    void namesFromRecordsThatMayNotBeSeenAreNeitherFoundNorTold() {
        AccessScope inspector = new AccessScope("inspector", true, Set.of(), Set.of("50"), Sensitivity.INTERNAL);
        assertThat(search.candidates(new FacilityQuestion("松柏护理院", null, null), inspector, 5))
                .allSatisfy(candidate -> assertThat(candidate.aliases()).isEmpty())
                .noneMatch(candidate -> candidate.score() > 90);
        assertThat(search.facility(id("three"), inspector).orElseThrow().aliases()).isEmpty();
        assertThat(search.facility(id("three"), AccessScope.nothing("nobody"))).isEmpty();
    }

    @Test
    void whatWasMergedIsOneFacilityWithItsAliasesAndTwoAfterTheSplit() throws InterruptedException {
        // Given
        List<StoredRecord> merged = new ArrayList<>(List.of(
                at("one", "k1", Department.CIVIL_AFFAIRS, Sensitivity.INTERNAL, "康乐养老院", "重庆市沙坪坝区天星桥街道8号"),
                at("one", "k3", Department.CIVIL_AFFAIRS, Sensitivity.INTERNAL, "松柏老年公寓", "重庆市沙坪坝区歌乐山镇3号")));
        // When
        put(2, merged.toArray(StoredRecord[]::new));
        FacilityCandidate one = search.facility(id("one"), ALL).orElseThrow();
        List<FacilityCandidate> found = named("松柏老年公寓");
        put(3, at("three", "k3", Department.CIVIL_AFFAIRS, Sensitivity.INTERNAL, "松柏老年公寓", "重庆市沙坪坝区歌乐山镇3号"));
        // Then
        assertThat(one.aliases()).containsAnyOf("松柏老年公寓", "康乐养老院");
        assertThat(found.getFirst().facilityId()).isEqualTo(id("one").toString());
        assertThat(named("松柏老年公寓").getFirst().facilityId()).isEqualTo(id("three").toString());
        assertThat(search.facility(id("one"), ALL).orElseThrow().aliases()).isEmpty();
    }
}
