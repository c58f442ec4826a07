package org.yijian.search.overview;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.body.Body;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Ownership;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.TestRecords;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.DAY;
import static org.yijian.search.TestRecords.finding;

class IndexFacilityMapTest {

    private static final OverviewQuery DISTRICT = new OverviewQuery("500106", Set.of("500106"),
            YearMonth.from(DAY).minusMonths(11), YearMonth.from(DAY));
    private static final AccessScope CIVIL_AFFAIRS = new AccessScope("civil", false, Set.of("civil-affairs"),
            Set.of("500106"), Sensitivity.INTERNAL);

    @TempDir
    Path folder;

    private RecordIndex index;
    private IndexFacilityMap map;
    private int keys;

    @BeforeEach
    void open() throws InterruptedException {
        index = RecordIndex.open(folder, IndexSettings.standard());
        map = new IndexFacilityMap(index);
        keep(kept("one", Department.CIVIL_AFFAIRS, "500106001", DAY.minusDays(9), at("康乐养老院", 29.51, 106.41, 90)),
                kept("one", Department.HEALTH, "500106001", DAY, at("康乐护理院", 29.52, 106.42, 60)),
                kept("one", Department.CIVIL_AFFAIRS, "500106001", DAY, finding("消防通道堵塞", Severity.MAJOR)),
                kept("one", Department.FIRE_RESCUE, "500106001", DAY, finding("灭火器过期", Severity.MINOR)),
                kept("two", Department.CIVIL_AFFAIRS, "500106002", DAY, at("福寿养老院", null, null, 30)),
                kept("three", Department.CIVIL_AFFAIRS, "500107", DAY, at("外区养老院", 29.4, 106.5, 10)));
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static Facility at(String name, @Nullable Double latitude, @Nullable Double longitude, int beds) {
        return new Facility(name, List.of(), FacilityType.INSTITUTION, Ownership.PRIVATE, "某路1号", latitude, longitude,
                beds, null, null, null, null, null, null, null, null, FacilityStatus.OPEN);
    }

    private StoredRecord kept(String facility, Department department, String region, LocalDate day, Body body) {
        CanonicalRecord record = TestRecords.record("K-" + ++keys, department, region, Sensitivity.INTERNAL, day, body);
        return TestRecords.stored(record, 1, facility, 1);
    }

    private void keep(StoredRecord... records) throws InterruptedException {
        index.apply(List.of(new Change(new Change.Position(1, 1), List.of(records))));
        index.refresh();
    }

    @Test
    void eachFacilityStandsWhereItsLatestRecordSays() {
        // When
        Places places = map.places(DISTRICT, ALL, 10);
        // Then
        assertThat(places.places()).singleElement().satisfies(place -> {
            assertThat(place.facility()).isEqualTo(TestRecords.id("one"));
            assertThat(place.name()).isEqualTo("康乐护理院");
            assertThat(place.latitude()).isCloseTo(29.52, Offset.offset(1e-5));
            assertThat(place.longitude()).isCloseTo(106.42, Offset.offset(1e-5));
            assertThat(place.beds()).isEqualTo(90);
            assertThat(place.open()).isEqualTo(2);
        });
        assertThat(places.placed()).isEqualTo(1);
        assertThat(places.unplaced()).isEqualTo(1);
    }

    @Test
    void whatOthersSayOfAFacilityIsNotTold() {
        // When
        Places places = map.places(DISTRICT, CIVIL_AFFAIRS, 10);
        // Then
        assertThat(places.places()).singleElement().satisfies(place -> {
            assertThat(place.name()).isEqualTo("康乐养老院");
            assertThat(place.latitude()).isCloseTo(29.51, Offset.offset(1e-5));
            assertThat(place.open()).isEqualTo(1);
        });
        assertThat(map.places(DISTRICT, AccessScope.nothing("nobody"), 10)).isEqualTo(new Places(List.of(), 0, 0));
    }

    @Test
    void moreThanWereAskedForAreOnlyCounted() {
        // When
        Places places = map.places(DISTRICT, ALL, 0);
        // Then
        assertThat(places).isEqualTo(new Places(List.of(), 1, 1));
    }
}
