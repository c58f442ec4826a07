package org.yijian.search.overview;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchResult.FacetCount;
import org.yijian.search.TestRecords;
import org.yijian.search.TestRecords.Asking;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.overview.Overview.Area;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.DAY;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.record;

class IndexOverviewTest {

    private static final YearMonth LAST = YearMonth.from(DAY);
    private static final YearMonth FIRST = LAST.minusMonths(11);

    @TempDir
    Path folder;

    private RecordIndex index;
    private IndexSearch search;
    private IndexOverview overview;

    @BeforeEach
    void open() {
        index = RecordIndex.open(folder, IndexSettings.standard());
        search = new IndexSearch(index);
        overview = new IndexOverview(index);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void everyFigureIsWhatTheSearchBehindItFinds() throws InterruptedException {
        // Given
        index(TestRecords.various(3_000, 7));
        AccessScope fire = new AccessScope("fire", false, Set.of("fire-rescue", "health"), Set.of("500106", "US"),
                Sensitivity.INTERNAL);
        // When, Then
        for (AccessScope scope : List.of(ALL, fire)) {
            for (@Nullable
            String region : new String[]{ null, "50", "500106", "US" }) {
                Overview figures = count(region, scope);
                assertAgrees(figures, scope);
                assertThat(figures.parts().stream().mapToLong(Area::openInAll).sum())
                        .isEqualTo(figures.total().openInAll());
                assertThat(figures.sum(month -> month.kind() == Kind.COMPLAINT))
                        .isEqualTo(figures.total().happened(Kind.COMPLAINT));
            }
        }
        assertThat(count("50", fire).total().openInAll()).isPositive()
                .isLessThan(count("50", ALL).total().openInAll());
        assertThat(count("51", fire).total().openInAll()).isZero();
    }

    private void assertAgrees(Overview figures, AccessScope scope) {
        for (Area area : figures.parts()) {
            for (Severity severity : Severity.values()) {
                assertThat(area.open().getOrDefault(severity, 0L)).as(area.region() + severity).isEqualTo(
                        found(new Asking("状态:待整改").kinds("finding").regions(area.region()).severities(severity.wire()),
                                scope));
            }
            assertThat(area.happened(Kind.COMPLAINT)).isEqualTo(found(new Asking("").kinds("complaint")
                    .regions(area.region()).between(FIRST.atDay(1), LAST.atEndOfMonth()), scope));
            assertThat(area.facilities()).isEqualTo(search
                    .search(new Asking("state:open").kinds("facility").regions(area.region()).query(), scope).facets()
                    .getOrDefault("facility", List.of(new FacetCount("distinct", 0))).getFirst().count());
        }
        if (!figures.total().region().isEmpty()) {
            figures.months().stream().filter(month -> month.severity() != null)
                    .forEach(month -> assertThat(figures.sum(month::equals)).isEqualTo(found(new Asking("")
                            .kinds(month.kind().wire()).regions(figures.total().region())
                            .severities(String.valueOf(month.severity()).toLowerCase(java.util.Locale.ROOT))
                            .between(month.month().atDay(1), month.month().atEndOfMonth()), scope)));
        }
    }

    @Test
    void aFacilityThatTwoDepartmentsDescribeCountsOnceWithItsBeds() throws InterruptedException {
        // Given
        index.apply(List.of(new Change(new Change.Position(1, 1), List.of(
                stored("a", Department.CIVIL_AFFAIRS, "500106001", "one"),
                stored("b", Department.MARKET_REGULATION, "500106001", "one"),
                stored("c", Department.CIVIL_AFFAIRS, "500106", "two")))));
        index.refresh();
        // When
        Overview figures = count("500106", ALL);
        // Then
        assertThat(figures.parts()).extracting(Area::region, Area::facilities, Area::beds).containsExactly(
                org.assertj.core.groups.Tuple.tuple("500106001", 1L, 120L),
                org.assertj.core.groups.Tuple.tuple("=500106", 1L, 120L));
        assertThat(figures.total().facilities()).isEqualTo(2);
        assertThat(search.search(new Asking("").kinds("facility").query(), ALL).facets().get("facility"))
                .containsExactly(new FacetCount("distinct", 2));
    }

    @Test
    void whatHappenedBeforeThePeriodOrIsRectifiedIsNotCounted() throws InterruptedException {
        // Given
        index(List.of(
                record("old", Department.HEALTH, "500106001", Sensitivity.PUBLIC, FIRST.atDay(1).minusDays(1),
                        finding("早", Severity.MAJOR)),
                record("first", Department.HEALTH, "500106001", Sensitivity.PUBLIC, FIRST.atDay(1),
                        finding("初", Severity.MAJOR)),
                record("late", Department.HEALTH, "500106001", Sensitivity.PUBLIC, LAST.atEndOfMonth().plusDays(1),
                        finding("迟", Severity.MAJOR))));
        // When
        Overview figures = count("500106", ALL);
        // Then
        assertThat(figures.months()).containsExactly(new Overview.Month(FIRST, Kind.FINDING, Severity.MAJOR, 1));
        assertThat(figures.total().openInAll()).isEqualTo(3);
    }

    private Overview count(@Nullable String region, AccessScope scope) {
        return overview.count(new OverviewQuery(region, scope.regions(), FIRST, LAST), scope);
    }

    private long found(Asking asking, AccessScope scope) {
        return search.search(asking.query(), scope).total();
    }

    private void index(List<CanonicalRecord> records) throws InterruptedException {
        List<StoredRecord> stored = new ArrayList<>();
        records.forEach(record -> stored
                .add(TestRecords.stored(record, 1, "facility" + record.sourceKey().hashCode() % 50, 1)));
        index.apply(List.of(new Change(new Change.Position(1, 1), stored)));
        index.refresh();
    }

    private static StoredRecord stored(String key, Department department, String region, String facility) {
        return TestRecords.stored(record(key, department, region, Sensitivity.PUBLIC, LocalDate.of(2026, 3, 1),
                facility("康乐养老院", "小龙坎新街 8 号")), 1, facility, 1);
    }
}
