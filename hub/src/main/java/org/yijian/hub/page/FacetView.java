package org.yijian.hub.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.yijian.search.SearchResult;
import org.yijian.search.SearchResult.FacetCount;

/**
 * One facet as a list of links.
 *
 * @param name name of the filter
 * @param label in words
 * @param values most frequent first
 */
public record FacetView(String name, String label, List<Value> values) {

    private static final int SHOWN = 12;

    /**
     * One value.
     *
     * @param label in words
     * @param count in words
     * @param selected whether it filters now
     * @param address where the link leads: filter on, or off again
     */
    public record Value(String label, String count, boolean selected, String address) {}

    static List<FacetView> all(SearchResult result, SearchAddress address, Wording wording) {
        List<FacetView> facets = new ArrayList<>();
        add(facets, "kind", result, wording::kind, address, wording);
        add(facets, "severity", result, wording::severity, address, wording);
        add(facets, "department", result, wording::department, address, wording);
        add(facets, "region", result, wording::region, address, wording);
        years(result, address, wording).ifPresent(facets::add);
        months(result, address, wording).ifPresent(facets::add);
        return facets;
    }

    private static void add(List<FacetView> facets, String name, SearchResult result, UnaryOperator<String> label,
            SearchAddress address, Wording wording) {
        List<Value> values = counts(result, name).stream()
                .map(count -> new Value(label.apply(count.value()), wording.count(count.count()),
                        address.has(name, count.value()), address.toggled(name, count.value())))
                .toList();
        if (!values.isEmpty()) {
            facets.add(new FacetView(name, wording.text("facet." + name), values));
        }
    }

    /** Years filter by date, so that the date boxes and the facet say the same. */
    private static java.util.Optional<FacetView> years(SearchResult result, SearchAddress address, Wording wording) {
        List<Value> values = counts(result, "year").stream().sorted((a, b) -> b.value().compareTo(a.value()))
                .map(count -> year(count, address, wording)).toList();
        return values.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(new FacetView("year", wording.text("facet.year"), values));
    }

    /** The months of a year that was chosen, in the order of time. */
    private static java.util.Optional<FacetView> months(SearchResult result, SearchAddress address, Wording wording) {
        List<Value> values = result.facets().getOrDefault("month", List.of()).stream()
                .filter(count -> count.count() > 0).map(count -> month(count, address, wording)).toList();
        return values.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(new FacetView("month", wording.text("facet.month"), values));
    }

    private static Value month(FacetCount count, SearchAddress address, Wording wording) {
        java.time.YearMonth month = java.time.YearMonth.parse(count.value());
        String from = month.atDay(1).toString();
        String to = month.atEndOfMonth().toString();
        boolean selected = address.has("from", from) && address.has("to", to);
        String year = Integer.toString(month.getYear());
        Map<String, String> change = selected
                ? Map.of("from", year + "-01-01", "to", year + "-12-31")
                : Map.of("from", from, "to", to);
        return new Value(count.value(), wording.count(count.count()), selected, address.with(change));
    }

    private static Value year(FacetCount count, SearchAddress address, Wording wording) {
        String from = count.value() + "-01-01";
        String to = count.value() + "-12-31";
        boolean selected = address.has("from", from) && address.has("to", to);
        Map<String, String> change = selected ? Map.of("from", "", "to", "") : Map.of("from", from, "to", to);
        return new Value(wording.text("facet.year.value", count.value()), wording.count(count.count()), selected,
                address.with(change));
    }

    private static List<FacetCount> counts(SearchResult result, String name) {
        return result.facets().getOrDefault(name, List.of()).stream().filter(count -> count.count() > 0).limit(SHOWN)
                .toList();
    }
}
