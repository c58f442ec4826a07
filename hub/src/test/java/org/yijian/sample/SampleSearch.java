package org.yijian.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.Finding;
import org.yijian.records.display.RecordTitles;
import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.RecordSearch;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.Suggestion;
import org.yijian.security.access.AccessScope;

/** Search by substring over {@link SampleRecords}. */
public final class SampleSearch implements RecordSearch {

    @Override
    public SearchResult search(SearchQuery query, AccessScope scope) {
        List<StoredRecord> found = SampleRecords.all().stream().filter(stored -> SampleLedger.permitted(stored, scope))
                .filter(stored -> matches(query, stored)).toList();
        List<SearchResult.Hit> hits = found.stream().skip((query.page() - 1L) * query.size()).limit(query.size())
                .map(stored -> hit(stored, query.text())).toList();
        Map<String, List<SearchResult.FacetCount>> facets = Map.of("kind",
                counts(found, stored -> stored.record().kind().wire()), "department",
                counts(found, stored -> stored.record().department().wire()), "region",
                counts(found, stored -> stored.record().region()), "severity",
                counts(found.stream().filter(stored -> severity(stored) != null).toList(),
                        stored -> String.valueOf(severity(stored))),
                "year", counts(found, stored -> String.valueOf(stored.record().occurredAt().getYear())));
        return new SearchResult(found.size(), true, 0.4, facets, hits);
    }

    /** Names that hold what was typed. */
    @Override
    public List<Suggestion> suggest(String typed, AccessScope scope, int most) {
        return SampleRecords.all().stream().filter(stored -> SampleLedger.permitted(stored, scope))
                .flatMap(stored -> Stream.ofNullable(stored.record().facility().name()))
                .filter(name -> name.contains(typed)).distinct().limit(most)
                .map(name -> new Suggestion(name, "name", "part")).toList();
    }

    private static boolean matches(SearchQuery query, StoredRecord stored) {
        String json = new String(RecordJson.write(stored.record()), StandardCharsets.UTF_8);
        return json.contains(query.text()) && oneOf(query.kinds(), stored.record().kind().wire())
                && oneOf(query.departments(), stored.record().department().wire())
                && (query.severities().isEmpty()
                        || severity(stored) != null && query.severities().contains(severity(stored)));
    }

    private static boolean oneOf(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static @Nullable String severity(StoredRecord stored) {
        return stored.record().body() instanceof Finding finding ? finding.severity().wire() : null;
    }

    private static List<SearchResult.FacetCount> counts(List<StoredRecord> found,
            Function<StoredRecord, String> value) {
        return found.stream().collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting())).entrySet()
                .stream().map(entry -> new SearchResult.FacetCount(entry.getKey(), entry.getValue())).toList();
    }

    private static SearchResult.Hit hit(StoredRecord stored, String text) {
        String passage = switch (stored.record().body()) {
            case Finding finding -> finding.description();
            case Complaint complaint -> complaint.text();
            default -> "";
        };
        String escaped = HtmlUtils.htmlEscape(passage);
        return new SearchResult.Hit(stored.id().toString(), stored.record().kind().wire(),
                stored.facilityId().toString(), stored.record().facility().name(), stored.record().occurredAt(),
                stored.record().department().wire(), stored.record().region(),
                RecordTitles.title(stored.record(), Locale.CHINESE),
                RecordTitles.title(stored.record(), Locale.ENGLISH),
                text.isEmpty() ? escaped : escaped.replace(text, "<mark>" + text + "</mark>"), severity(stored),
                stored.record().sensitivity().wire(), stored.leafId());
    }
}
