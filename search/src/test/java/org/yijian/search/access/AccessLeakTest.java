package org.yijian.search.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.Department;
import org.yijian.records.body.Body;
import org.yijian.records.body.Facility;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.SearchResult.FacetCount;
import org.yijian.search.Suggestion;
import org.yijian.search.TestRecords;
import org.yijian.search.TestRecords.Asking;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.candidate.FacilityCandidate;
import org.yijian.search.candidate.FacilityQuestion;
import org.yijian.search.candidate.IndexFacilitySearch;
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

/**
 * Looks for anything that tells of records outside a scope, by every way of asking: hits, counts, facets, sorting, paging,
 * suggestions, did-you-mean, similar records, exports, and candidates as lists and the reconciliation service use them.
 * What may be told is worked out by brute force from the records themselves. The same seed gives the same run.
 */
class AccessLeakTest {

    private static final long SEED = 20_260_501;
    private static final int RECORDS = 900;
    private static final int FACILITIES = 120;
    private static final int ROUNDS = 500;
    private static final List<String> REGIONS = List.of("500106001", "500106002", "500107", "510107001", "US-AL");
    private static final String SIGNS = "康乐福寿松柏长青安宁祥和夕阳红慈爱";
    private static final List<String> WORDS = List.of("消防通道堵塞", "食堂留样不足", "护理记录缺失", "退费迟迟不办", "老人跌倒");
    private static final List<String> TYPED = List.of("", "消防", "通道堵塞", "食堂 留样", "退费", "老人跌倒了怎么办", "康乐", "康了", "乐康",
            "kangle", "kl", "fushou", "松柏长", "安宁祥和", "xyh", "慈爱", "R-1", "R-12", "number:R-1*", "kind:facility 康*",
            "kangle OR 福寿", "NOT 消防", "date:2020..2026 食堂");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private long checks;

    private List<StoredRecord> generated() {
        List<StoredRecord> records = new ArrayList<>();
        for (int number = 0; number < RECORDS; number++) {
            int place = random.nextInt(FACILITIES);
            String word = WORDS.get(random.nextInt(WORDS.size()));
            Body body = switch (random.nextInt(3)) {
                case 0 -> facility(name(), "重庆市沙坪坝区某街道" + place + "号");
                case 1 -> complaint("投诉" + number, word);
                default -> finding(word, Severity.values()[random.nextInt(4)]);
            };
            records.add(TestRecords.stored(record("R-" + number, Department.values()[random.nextInt(6)],
                    REGIONS.get(random.nextInt(REGIONS.size())), Sensitivity.values()[random.nextInt(4)],
                    DAY.minusDays(random.nextInt(1500)), body), 1, "F-" + place, number / 70 + 1));
        }
        return records;
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int count = 2 + random.nextInt(4); count > 0; count--) {
            name.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return name.toString();
    }

    private AccessScope scope() {
        Set<String> departments = new HashSet<>();
        Set<String> regions = new HashSet<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            departments.add(Department.values()[random.nextInt(6)].wire());
            regions.add(List.of("50", "500106", "500106001", "51", "US", "*").get(random.nextInt(6)));
        }
        return new AccessScope("somebody", random.nextInt(4) == 0, departments, regions,
                Sensitivity.values()[random.nextInt(4)]);
    }

    private static boolean permits(AccessScope scope, StoredRecord stored) {
        return scope.permits(stored.record().department().wire(), Set.copyOf(RegionPaths.of(stored.record().region())),
                stored.record().sensitivity());
    }

    private static RecordIndex index(Path folder, List<StoredRecord> records) throws InterruptedException {
        RecordIndex index = RecordIndex.open(folder, IndexSettings.standard());
        int number = 0;
        for (int from = 0; from < records.size(); from += 70) {
            List<StoredRecord> part = records.subList(from, Math.min(from + 70, records.size()));
            index.apply(List.of(new Change(new Change.Position(++number, number), part)));
            index.refresh();
        }
        return index;
    }

    /** What a scope may be told, from the records themselves. */
    private record Permitted(Map<String, StoredRecord> byId, Set<String> texts, Set<String> facilities) {

        static Permitted of(List<StoredRecord> records, AccessScope scope) {
            Map<String, StoredRecord> byId = new HashMap<>();
            Set<String> texts = new HashSet<>(Set.of("cms:015133", "015133"));
            Set<String> facilities = new HashSet<>();
            records.stream().filter(stored -> permits(scope, stored)).forEach(stored -> {
                byId.put(stored.id().toString(), stored);
                facilities.add(stored.facilityId().toString());
                texts.add(Identifiers.normalized(stored.record().sourceKey()));
                if (stored.record().body() instanceof Facility facility) {
                    texts.add(facility.name());
                }
            });
            return new Permitted(byId, texts, facilities);
        }
    }

    @Test
    void nothingOutsideAScopeIsToldByAnyWayOfAsking() throws InterruptedException {
        List<StoredRecord> records = generated();
        try (RecordIndex index = index(folder, records)) {
            IndexSearch search = new IndexSearch(index);
            IndexFacilitySearch facilities = new IndexFacilitySearch(index);
            for (int round = 0; round < ROUNDS; round++) {
                AccessScope scope = scope();
                Permitted permitted = Permitted.of(records, scope);
                String typed = random.nextInt(6) == 0
                        ? "like:" + records.get(random.nextInt(RECORDS)).id()
                        : TYPED.get(random.nextInt(TYPED.size()));
                searched(search, typed, scope, permitted);
                suggested(search, facilities, typed, scope, permitted);
            }
        }
        assertThat(checks).isGreaterThan(ROUNDS * 10L);
        System.out.printf("access leaks: 0 in %,d checks of %,d scopes and queries (seed %d)%n", checks, ROUNDS, SEED);
    }

    private void searched(IndexSearch search, String typed, AccessScope scope, Permitted permitted) {
        SearchQuery.Sort sort = SearchQuery.Sort.values()[random.nextInt(3)];
        SearchQuery query = new Asking(typed).sort(sort).page(1 + random.nextInt(2), 20).query();
        SearchResult result = search.search(query, scope);
        Set<String> exported = new HashSet<>();
        search.each(query, scope, RECORDS, hit -> {
            toldOnly(hit, permitted);
            assertThat(exported.add(hit.id())).isTrue();
        });
        result.hits().forEach(hit -> toldOnly(hit, permitted));
        check(result.total() == exported.size(), "the count is that of what may be seen: " + typed);
        Map<String, Long> departments = exported.stream().map(permitted.byId()::get)
                .collect(Collectors.groupingBy(stored -> stored.record().department().wire(), TreeMap::new,
                        Collectors.counting()));
        check(counts(result, "department").equals(departments), "facets count what may be seen: " + typed);
        for (String facet : List.of("kind", "region", "year")) {
            check(counts(result, facet).values().stream().mapToLong(Long::longValue).sum() == exported.size(), facet);
        }
        String meant = result.didYouMean();
        check(meant == null || permitted.texts().contains(meant), "did you mean: " + meant);
    }

    private void toldOnly(SearchResult.Hit hit, Permitted permitted) {
        check(permitted.byId().containsKey(hit.id()), "a hit that may not be seen");
        String name = hit.facilityName();
        check(name == null || permitted.texts().contains(name), "a name that may not be known: " + name);
    }

    private void suggested(IndexSearch search, IndexFacilitySearch facilities, String typed, AccessScope scope,
            Permitted permitted) {
        for (Suggestion suggestion : search.suggest(typed, scope, 8)) {
            check(permitted.texts().contains(suggestion.text()), "a suggestion: " + suggestion.text());
        }
        List<FacilityQuestion> questions = List.of(FacilityQuestion.of(typed.isEmpty() ? "-" : typed),
                new FacilityQuestion(name(), null, "某街道" + random.nextInt(FACILITIES) + "号"),
                new FacilityQuestion(null, null, "某街道" + random.nextInt(FACILITIES) + "号"),
                new FacilityQuestion(null, "CMS:015133", null));
        for (FacilityQuestion question : questions) {
            facilities.candidates(question, scope, 20).forEach(candidate -> told(candidate, permitted));
        }
        UUID any = id("F-" + random.nextInt(FACILITIES));
        facilities.facility(any, scope).ifPresent(candidate -> told(candidate, permitted));
    }

    private void told(FacilityCandidate candidate, Permitted permitted) {
        check(permitted.facilities().contains(candidate.facilityId()), "a facility that may not be seen");
        check(permitted.texts().contains(candidate.name()) || candidate.name().equals(candidate.facilityId()),
                "its name: " + candidate.name());
        check(permitted.texts().containsAll(candidate.aliases()), "its aliases: " + candidate.aliases());
        String described = candidate.described();
        check(described == null || permitted.texts().stream().anyMatch(described::startsWith), "its text");
    }

    /** Whatever is hidden may change without anybody noticing: an index that never had it answers the same. */
    @Test
    void answersAreThoseOfAnIndexWithoutTheHiddenRecords(@TempDir Path other) throws InterruptedException {
        List<StoredRecord> records = generated();
        try (RecordIndex whole = index(folder, records)) {
            for (int round = 0; round < 12; round++) {
                AccessScope scope = scope();
                List<StoredRecord> seen = records.stream().filter(stored -> permits(scope, stored)).toList();
                try (RecordIndex part = index(other.resolve("index-" + round), seen)) {
                    for (String typed : TYPED) {
                        same(new IndexSearch(whole), new IndexSearch(part), typed, scope);
                    }
                }
            }
        }
    }

    private void same(IndexSearch whole, IndexSearch part, String typed, AccessScope scope) {
        SearchQuery query = new Asking(typed).page(1, 100).query();
        SearchResult expected = part.search(query, scope);
        SearchResult actual = whole.search(query, scope);
        assertThat(actual.total()).as(typed).isEqualTo(expected.total());
        for (String facet : List.of("kind", "department", "region", "severity", "year")) {
            assertThat(counts(actual, facet)).as(typed + " " + facet).isEqualTo(counts(expected, facet));
        }
        if (expected.total() <= 100) {
            assertThat(ids(actual)).as(typed).isEqualTo(ids(expected));
        }
        assertThat(Set.copyOf(whole.suggest(typed, scope, 200))).as(typed)
                .isEqualTo(Set.copyOf(part.suggest(typed, scope, 200)));
    }

    private static Set<String> ids(SearchResult result) {
        return result.hits().stream().map(SearchResult.Hit::id).collect(Collectors.toSet());
    }

    private static Map<String, Long> counts(SearchResult result, String facet) {
        return result.facets().getOrDefault(facet, List.of()).stream()
                .collect(Collectors.toMap(FacetCount::value, FacetCount::count, Long::sum, TreeMap::new));
    }

    private void check(boolean holds, String what) {
        checks++;
        assertThat(holds).as(what).isTrue();
    }
}
