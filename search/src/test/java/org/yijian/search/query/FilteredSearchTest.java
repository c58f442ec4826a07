package org.yijian.search.query;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.body.Severity;
import org.yijian.search.SearchQuery.Sort;
import org.yijian.search.SearchResult;
import org.yijian.search.SearchResult.FacetCount;
import org.yijian.search.TestRecords;
import org.yijian.search.TestRecords.Asking;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.DAY;
import static org.yijian.search.TestRecords.complaint;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

/** Filters, facets, order and pages. */
class FilteredSearchTest extends IndexedSearch {

    @Test
    void filtersRestrictHitsAndCounts() throws InterruptedException {
        // Given
        indexed(record("a", Department.FIRE_RESCUE, "500106001", Sensitivity.INTERNAL, DAY,
                finding("消防", Severity.MAJOR)),
                record("b", Department.HEALTH, "500107", Sensitivity.INTERNAL, DAY.minusYears(1),
                        finding("消防", Severity.MINOR)),
                record("c", Department.FIRE_RESCUE, "US-AL", Sensitivity.INTERNAL, DAY.minusYears(2),
                        complaint("消防", "消防")));

        // When / Then
        assertThat(ids(search.search(new Asking("消防").departments("health").query(), ALL))).containsExactly(idOf("b"));
        assertThat(ids(search.search(new Asking("消防").kinds("complaint").query(), ALL))).containsExactly(idOf("c"));
        assertThat(ids(search.search(new Asking("").regions("50").query(), ALL))).containsExactly(idOf("a"), idOf("b"));
        assertThat(ids(search.search(new Asking("").regions("500106000000").query(), ALL))).containsExactly(idOf("a"));
        assertThat(ids(search.search(new Asking("").regions("US", "500107").query(), ALL))).containsExactly(idOf("b"),
                idOf("c"));
        assertThat(ids(search.search(new Asking("").severities("major").query(), ALL))).containsExactly(idOf("a"));
        assertThat(ids(search.search(new Asking("").between(DAY, DAY).query(), ALL))).containsExactly(idOf("a"));
        assertThat(ids(search.search(new Asking("").between(null, DAY.minusDays(1)).query(), ALL)))
                .containsExactly(idOf("b"), idOf("c"));
        assertThat(ids(search.search(new Asking("").facility(idOf("facility")).query(), ALL))).hasSize(3);
        assertThat(ids(search.search(new Asking("").facility("no id").query(), ALL))).isEmpty();
        assertThat(search.search(new Asking("消防").departments("fire-rescue").query(), ALL).facets().get("kind"))
                .containsExactly(new FacetCount("complaint", 1), new FacetCount("finding", 1));
    }

    @Test
    void facetsCountEveryHitAndRegionsBelowTheirCommonRoot() throws InterruptedException {
        // Given
        indexed(record("a", Department.HEALTH, "500106001", Sensitivity.PUBLIC, DAY, finding("消防", Severity.MAJOR)),
                record("b", Department.HEALTH, "500106002", Sensitivity.PUBLIC, DAY, finding("消防", Severity.MAJOR)),
                record("c", Department.POLICE, "500107", Sensitivity.PUBLIC, DAY.minusYears(1), complaint("消防", "")));

        // When
        var facets = search.search(query("消防"), ALL).facets();
        var county = search.search(new Asking("消防").regions("500106").query(), ALL).facets();

        // Then
        assertThat(facets.get("department")).containsExactly(new FacetCount("health", 2), new FacetCount("police", 1));
        assertThat(facets.get("severity")).containsExactly(new FacetCount("major", 2));
        assertThat(facets.get("year")).containsExactly(new FacetCount("2026", 2), new FacetCount("2025", 1));
        assertThat(facets.get("region")).containsExactly(new FacetCount("500106", 2), new FacetCount("500107", 1));
        assertThat(county.get("region")).containsExactly(new FacetCount("500106001", 1),
                new FacetCount("500106002", 1));
    }

    @Test
    void hitsAreSortedByDateOrSeverityAndPaged() throws InterruptedException {
        // Given
        CanonicalRecord[] records = new CanonicalRecord[25];
        for (int number = 0; number < records.length; number++) {
            records[number] = record("R" + number, Department.HEALTH, "50", Sensitivity.PUBLIC, DAY.minusDays(number),
                    finding("消防", number == 7 ? Severity.MAJOR : Severity.MINOR));
        }
        indexed(records);

        // When
        SearchResult second = search.search(new Asking("消防").sort(Sort.DATE).page(2, 10).query(), ALL);
        SearchResult last = search.search(new Asking("消防").sort(Sort.DATE).page(3, 10).query(), ALL);
        SearchResult gravest = search.search(new Asking("消防").sort(Sort.SEVERITY).page(1, 2).query(), ALL);

        // Then
        assertThat(second.total()).isEqualTo(25);
        assertThat(ids(second)).hasSize(10).startsWith(idOf("R10"));
        assertThat(ids(last)).hasSize(5).endsWith(idOf("R24"));
        assertThat(ids(search.search(new Asking("消防").page(4, 10).query(), ALL))).isEmpty();
        assertThat(ids(gravest)).containsExactly(idOf("R7"), idOf("R0"));
    }

    @Test
    void withoutFacetsLargeNumbersAreLowerBounds() throws InterruptedException {
        // Given
        indexed(TestRecords.various(3_000, 1).toArray(CanonicalRecord[]::new));

        // When
        SearchResult counted = search.search(query("消防"), ALL);
        SearchResult quick = search.search(new Asking("消防").withoutFacets().query(), ALL);

        // Then
        assertThat(counted.totalExact()).isTrue();
        assertThat(counted.total()).isBetween(quick.total(), 3_000L);
        assertThat(quick.facets()).isEmpty();
    }

    @Test
    void theMonthsOfAYearAreCountedInTheOrderOfTime() throws InterruptedException {
        // Given
        indexed(record("march", Department.HEALTH, "500106", Sensitivity.PUBLIC, LocalDate.of(2026, 3, 1),
                finding("三月", Severity.MINOR)),
                record("may", Department.HEALTH, "500106", Sensitivity.PUBLIC, LocalDate.of(2026, 5, 31),
                        finding("五月", Severity.MINOR)));

        // When
        var facets = search.search(new Asking("").between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)).query(),
                ALL).facets();

        // Then
        assertThat(facets.get("month")).hasSize(12).extracting(count -> count.value() + " " + count.count())
                .contains("2026-03 1", "2026-04 0", "2026-05 1").startsWith("2026-01 0");
    }
}
