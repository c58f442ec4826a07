package org.yijian.search.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.body.Severity;
import org.yijian.search.SearchResult;
import org.yijian.search.SearchResult.FacetCount;
import org.yijian.search.SearchResult.Hit;
import org.yijian.search.TestRecords;
import org.yijian.search.TestRecords.Asking;
import org.yijian.search.document.RegionPaths;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.DAY;
import static org.yijian.search.TestRecords.complaint;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.id;
import static org.yijian.search.TestRecords.record;

class ScopedSearchTest {

    private static final List<String> ROOTS = List.of("50", "5001", "500106", "500106001", "500107", "51", "US",
            "US-AL", "99", "5");

    @TempDir
    Path folder;

    /** Puts the records into several segments, some with deletions, as in real life. */
    private static void index(RecordIndex index, List<CanonicalRecord> records) throws InterruptedException {
        int number = 0;
        for (int from = 0; from < records.size(); from += 70) {
            List<CanonicalRecord> part = records.subList(from, Math.min(from + 70, records.size()));
            index.apply(List.of(TestRecords.change(++number, part.toArray(CanonicalRecord[]::new))));
            index.refresh();
        }
        index.apply(List.of(TestRecords.change(1, records.subList(0, 30).toArray(CanonicalRecord[]::new))));
        index.refresh();
    }

    private static AccessScope scope(Random random) {
        Set<String> departments = new HashSet<>();
        Set<String> regions = new HashSet<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            departments.add(Department.values()[random.nextInt(7)].wire());
            regions.add(ROOTS.get(random.nextInt(ROOTS.size())));
        }
        if (random.nextInt(4) == 0) {
            regions.add(AccessScope.EVERYWHERE);
        }
        return new AccessScope("test", random.nextInt(3) == 0, departments, regions,
                Sensitivity.values()[random.nextInt(4)]);
    }

    private static boolean permitted(AccessScope scope, CanonicalRecord record) {
        return scope.permits(record.department().wire(), Set.copyOf(RegionPaths.of(record.region())),
                record.sensitivity());
    }

    @Test
    void hitsCountsAndFacetsAreThoseOfThePermittedRecordsAlone() throws InterruptedException {
        // Given
        List<CanonicalRecord> records = TestRecords.various(600, 11);
        Random random = new Random(12);
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard())) {
            index(index, records);
            IndexSearch search = new IndexSearch(index);

            for (int round = 0; round < 300; round++) {
                // When
                AccessScope scope = scope(random);
                List<CanonicalRecord> permitted = records.stream().filter(record -> permitted(scope, record)).toList();
                SearchResult result = search.search(new Asking("").page(1, 100).query(), scope);

                // Then
                assertThat(result.total()).isEqualTo(permitted.size());
                assertThat(result.hits().stream().map(Hit::id))
                        .isSubsetOf(permitted.stream().map(record -> id(record.sourceKey()).toString()).toList());
                assertThat(counts(result, "kind")).isEqualTo(counts(permitted, record -> record.kind().wire()));
                assertThat(counts(result, "department"))
                        .isEqualTo(counts(permitted, record -> record.department().wire()));
                assertThat(counts(result, "year"))
                        .isEqualTo(counts(permitted, record -> Integer.toString(record.occurredAt().getYear())));
                assertThat(counts(result, "region").values().stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(permitted.size());
            }
        }
    }

    private static Map<String, Long> counts(SearchResult result, String facet) {
        return result.facets().getOrDefault(facet, List.of()).stream()
                .collect(Collectors.toMap(FacetCount::value, FacetCount::count, Long::sum, TreeMap::new));
    }

    private static Map<String, Long> counts(List<CanonicalRecord> records, Function<CanonicalRecord, String> value) {
        return records.stream().collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
    }

    @Test
    void everyWayOfAskingHidesWhatIsHidden() throws InterruptedException {
        // Given
        List<CanonicalRecord> records = new ArrayList<>(TestRecords.various(300, 13));
        records.add(record("secret-2026", Department.HEALTH, "500106001", Sensitivity.PERSONAL, DAY,
                complaint("绝密事项", "独一无二的词语")));
        AccessScope cleared = new AccessScope("chief", false, Set.of("health"), Set.of("50"), Sensitivity.PERSONAL);
        List<AccessScope> barred = List.of(AccessScope.nothing("nobody"),
                new AccessScope("other level", false, Set.of("health"), Set.of("50"), Sensitivity.SENSITIVE),
                new AccessScope("other department", false, Set.of("police"), Set.of("*"), Sensitivity.PERSONAL),
                new AccessScope("other region", true, Set.of(), Set.of("500107", "51"), Sensitivity.PERSONAL));
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard())) {
            index(index, records);
            IndexSearch search = new IndexSearch(index);
            Asking word = new Asking("独一无二");
            List<Asking> ways = List.of(word, word.withoutFacets(), new Asking("\"独一无二\""), new Asking("绝"),
                    new Asking("独一无二甲的词语"), new Asking("secret-2026"),
                    word.sort(org.yijian.search.SearchQuery.Sort.DATE),
                    word.sort(org.yijian.search.SearchQuery.Sort.SEVERITY),
                    word.departments("health").regions("500106"));

            for (Asking way : ways) {
                // When / Then
                assertThat(search.search(way.query(), cleared).total()).as(way.query().text()).isEqualTo(1);
                for (AccessScope scope : barred) {
                    SearchResult result = search.search(way.query(), scope);
                    assertThat(result.total()).as(scope.actor()).isZero();
                    assertThat(result.hits()).isEmpty();
                    assertThat(result.facets().values()).allMatch(List::isEmpty);
                }
            }
        }
    }

    @Test
    void theNameOfAFacilityIsToldOnlyToThoseWhoMaySeeARecordThatGivesIt() throws InterruptedException {
        // Given
        List<CanonicalRecord> records = List.of(
                record("home", Department.CIVIL_AFFAIRS, "500106001", Sensitivity.SENSITIVE, DAY,
                        facility("不公开养老院", "地址")),
                record("finding", Department.FIRE_RESCUE, "500106001", Sensitivity.PUBLIC, DAY,
                        finding("消防", Severity.MINOR)));
        AccessScope open = new AccessScope("open", true, Set.of(), Set.of("*"), Sensitivity.PUBLIC);
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard())) {
            index.apply(List.of(TestRecords.change(1, records.toArray(CanonicalRecord[]::new))));
            index.refresh();
            IndexSearch search = new IndexSearch(index);

            // When
            Hit seen = search.search(new Asking("消防").query(), TestRecords.ALL).hits().getFirst();
            Hit unseen = search.search(new Asking("消防").query(), open).hits().getFirst();

            // Then
            assertThat(seen.facilityName()).isEqualTo("不公开养老院");
            assertThat(unseen.facilityName()).isNull();
        }
    }

    @Test
    void aRefreshShowsNewRecordsToThoseWhoMaySeeThem() throws InterruptedException {
        AccessScope scope = new AccessScope("health", false, Set.of("health"), Set.of("*"), Sensitivity.PERSONAL);
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard())) {
            // Given
            IndexSearch search = new IndexSearch(index);
            index(index, TestRecords.various(100, 14));
            long before = search.search(new Asking("").query(), scope).total();

            // When
            index.apply(List.of(TestRecords.change(99, record("new", Department.HEALTH, "51", Sensitivity.PUBLIC, DAY,
                    finding("消防", Severity.MINOR)))));
            index.refresh();

            // Then
            assertThat(search.search(new Asking("").query(), scope).total()).isEqualTo(before + 1);
        }
    }
}
