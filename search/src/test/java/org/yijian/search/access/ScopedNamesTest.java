package org.yijian.search.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.search.SearchResult;
import org.yijian.search.Suggestion;
import org.yijian.search.TestRecords;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.document.RegionPaths;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.DAY;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.id;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

class ScopedNamesTest {

    private static final List<String> REGIONS = List.of("500106001", "500106002", "500107", "510107001", "US-AL");
    private static final String SIGNS = "康乐福寿松柏长青安宁祥和夕阳红慈爱";
    private static final List<String> TYPED = List.of("康乐", "康了", "乐康", "kangle", "kl", "fushou", "福受", "松柏长",
            "changqing",
            "安宁祥和", "安祥", "夕阳", "xyh", "慈爱", "R-1", "R-12", "r-", "name:康*", "number:R-1*", "kangle OR 福寿");

    @TempDir
    Path folder;

    private static List<CanonicalRecord> facilities(Random random) {
        List<CanonicalRecord> records = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            StringBuilder name = new StringBuilder();
            for (int count = 2 + random.nextInt(3); count > 0; count--) {
                name.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            records.add(record("R-" + number, Department.values()[random.nextInt(6)],
                    REGIONS.get(random.nextInt(REGIONS.size())), Sensitivity.values()[random.nextInt(4)], DAY,
                    facility(name.toString(), "地址")));
        }
        return records;
    }

    private static AccessScope scope(Random random) {
        return new AccessScope("test", random.nextInt(3) == 0,
                Set.of(Department.values()[random.nextInt(6)].wire()),
                Set.of(List.of("50", "500106", "51", "US", "*").get(random.nextInt(5))),
                Sensitivity.values()[random.nextInt(4)]);
    }

    @Test
    void suggestionsGuessesAndHitsAreOfPermittedRecordsAlone() throws InterruptedException {
        // Given
        Random random = new Random(21);
        List<CanonicalRecord> records = facilities(random);
        Map<String, String> nameById = new HashMap<>();
        records.forEach(record -> nameById.put(id(record.sourceKey()).toString(),
                ((org.yijian.records.body.Facility) record.body()).name()));
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard())) {
            for (int from = 0; from < records.size(); from += 80) {
                index.apply(List.of(TestRecords.change(from / 80 + 1,
                        records.subList(from, from + 80).toArray(CanonicalRecord[]::new))));
                index.refresh();
            }
            IndexSearch search = new IndexSearch(index);
            for (int round = 0; round < 400; round++) {
                AccessScope scope = scope(random);
                String typed = TYPED.get(random.nextInt(TYPED.size()));
                List<CanonicalRecord> permitted = records.stream()
                        .filter(record -> scope.permits(record.department().wire(),
                                Set.copyOf(RegionPaths.of(record.region())), record.sensitivity()))
                        .toList();
                Set<String> ids = permitted.stream().map(record -> id(record.sourceKey()).toString())
                        .collect(Collectors.toSet());
                Set<String> told = ids.stream().map(nameById::get).collect(Collectors.toSet());
                permitted.forEach(record -> told.add(Identifiers.normalized(record.sourceKey())));
                told.add("cms:015133");
                told.add("015133");

                // When
                SearchResult result = search.search(query(typed), scope);
                List<Suggestion> suggestions = search.suggest(typed, scope, 8);

                // Then
                assertThat(ids).containsAll(result.hits().stream().map(SearchResult.Hit::id).toList());
                assertThat(told).containsAll(suggestions.stream().map(Suggestion::text).toList());
                if (result.didYouMean() != null) {
                    assertThat(told).contains(result.didYouMean());
                }
            }
        }
    }

    @Test
    void suggestionsComeByBeginningSoundPinyinInitialsAndNumber() throws InterruptedException {
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard())) {
            // Given
            index.apply(List.of(TestRecords.change(1, record("LIC-2026-7", facility("康乐养老院", "地址")))));
            index.refresh();
            IndexSearch search = new IndexSearch(index);

            // When / Then
            for (String typed : List.of("康", "康乐", "康了", "kang", "kangley", "kly")) {
                assertThat(search.suggest(typed, TestRecords.ALL, 8)).as(typed).extracting(Suggestion::text)
                        .containsExactly("康乐养老院");
            }
            assertThat(search.suggest("lic-20", TestRecords.ALL, 8)).extracting(Suggestion::text)
                    .contains("lic-2026-7");
            assertThat(search.suggest("", TestRecords.ALL, 8)).isEmpty();
        }
    }
}
