package org.yijian.benchmarks;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Department;
import org.yijian.records.body.Severity;
import org.yijian.search.SearchQuery;

/** Saved searches of the sorts that people keep: words in a district, one facility, operators, filters, days. */
final class WaitingMix {

    private static final List<String> WORDS = List.of("exit doors", "sprinkler", "infection prevention", "pharmacy",
            "food storage", "emergency lighting", "medication errors", "oxygen", "call bells", "bed rails", "消防通道",
            "灭火器", "食品留样", "未持证", "燃气管道", "扶手", "地面湿滑", "值班记录");
    private static final List<String> REGIONS = List.of("US-AL", "US-GA", "US-FL", "US-TX", "US-CA", "500106",
            "500106001", "510107");

    private final Random random = new Random(4_711);

    Map<Long, SearchQuery> make(int count) {
        Map<Long, SearchQuery> searches = new HashMap<>();
        for (long id = 1; id <= count; id++) {
            searches.put(id, one());
        }
        return searches;
    }

    private SearchQuery one() {
        String word = any(WORDS);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> search(word, Set.of(), Set.of(any(REGIONS)), severity(), null);
            case 3, 4 -> search("CMS:%06d".formatted(random.nextInt(3_700)), Set.of(), Set.of(), Set.of(), null);
            case 5 -> search(word + " OR " + any(WORDS) + " -" + any(WORDS), department(), Set.of(any(REGIONS)),
                    severity(), null);
            case 6 -> search("编号:F-0" + (600 + random.nextInt(300)), Set.of(), Set.of(any(REGIONS)), Set.of(), null);
            case 7 -> search(word + " F-0" + (600 + random.nextInt(300)), Set.of(), Set.of(), Set.of(), null);
            case 8 -> search("name:magnoliaridge" + random.nextInt(370) + "*", Set.of(), Set.of(), Set.of(), null);
            default -> search(word, department(), Set.of(any(REGIONS)), severity(),
                    LocalDate.of(2025, 1 + random.nextInt(12), 1));
        };
    }

    private Set<String> department() {
        return Set.of(Department.values()[random.nextInt(5)].wire());
    }

    private Set<String> severity() {
        return Set.of(Severity.values()[random.nextInt(4)].wire());
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static SearchQuery search(String text, Set<String> departments, Set<String> regions,
            Set<String> severities, @Nullable LocalDate from) {
        return new SearchQuery(text, Set.of(), departments, regions, severities, from, null, null,
                SearchQuery.Sort.DATE, 1, 20, false);
    }
}
