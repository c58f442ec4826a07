package org.yijian.hub.export;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.page.Wording;
import org.yijian.search.SearchQuery;

/**
 * A search as it is exported: what stands in the address of the search page, in one form.
 *
 * @param text the form, for example {@code kind=finding&q=...}, percent-encoded
 * @param query what it asks for
 */
record ExportedSearch(String text, SearchQuery query) {

    private static final List<String> NAMES = List.of("q", "kind", "department", "region", "severity", "from", "to",
            "facility");

    /** What is given in a request; parameters that narrow no search are left out. */
    static ExportedSearch of(MultiValueMap<String, String> given) {
        TreeMap<String, List<String>> kept = new TreeMap<>();
        for (String name : NAMES) {
            List<String> values = given.getOrDefault(name, List.of()).stream().filter(value -> !value.isBlank())
                    .toList();
            if (!values.isEmpty()) {
                kept.put(name, values);
            }
        }
        SearchParameters parameters = new SearchParameters(first(kept, "q"), kept.get("kind"), kept.get("department"),
                kept.get("region"), kept.get("severity"), first(kept, "from"), first(kept, "to"),
                first(kept, "facility"), "date", 1);
        return new ExportedSearch(encoded(kept), parameters.query(1, true));
    }

    /** The same from the form that is kept. */
    static ExportedSearch of(String kept) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        Arrays.stream(kept.split("&")).filter(pair -> pair.contains("="))
                .forEach(pair -> given.add(pair.substring(0, pair.indexOf('=')),
                        UriUtils.decode(pair.substring(pair.indexOf('=') + 1),
                                StandardCharsets.UTF_8)));
        return of(given);
    }

    private static String encoded(TreeMap<String, List<String>> kept) {
        return kept.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> entry.getKey() + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable String first(TreeMap<String, List<String>> kept, String name) {
        List<String> values = kept.get(name);
        return values == null ? null : values.getFirst();
    }

    /** As machines read it. */
    String plain() {
        return UriUtils.decode(text, StandardCharsets.UTF_8);
    }

    /** In words: what a person typed and chose. */
    String described(Wording wording) {
        List<String> parts = new ArrayList<>();
        add(parts, wording.text("search.label"), query.text().isEmpty() ? Set.of() : Set.of(query.text()),
                word -> word);
        add(parts, wording.text("facet.kind"), query.kinds(), wording::kind);
        add(parts, wording.text("facet.department"), query.departments(), wording::department);
        add(parts, wording.text("facet.region"), query.regions(), wording::region);
        add(parts, wording.text("facet.severity"), query.severities(), wording::severity);
        add(parts, wording.text("search.from"), days(query.from()), day -> day);
        add(parts, wording.text("search.to"), days(query.to()), day -> day);
        String facility = query.facilityId();
        add(parts, wording.text("export.facilityId"), facility == null ? Set.of() : Set.of(facility), each -> each);
        return parts.isEmpty()
                ? wording.text("export.mark.all")
                : String.join(wording.text("export.mark.and"), parts);
    }

    private static Set<String> days(@Nullable LocalDate day) {
        return day == null ? Set.of() : Set.of(day.toString());
    }

    private static void add(List<String> parts, String label, Set<String> values, UnaryOperator<String> words) {
        if (!values.isEmpty()) {
            parts.add(label + " " + values.stream().sorted().map(words).collect(Collectors.joining("、")));
        }
    }
}
