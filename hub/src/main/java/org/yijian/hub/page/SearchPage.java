package org.yijian.hub.page;

import java.util.List;
import java.util.Map;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedSearch;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;

/** The search page. */
@Controller
public class SearchPage {

    private static final int SIZE = 20;
    private static final int DEEPEST = 10_000 / SIZE;

    private final AuditedSearch search;

    public SearchPage(AuditedSearch search) {
        this.search = search;
    }

    /**
     * A way to sort.
     *
     * @param label in words
     * @param address where the link leads
     * @param current whether hits are sorted so now
     */
    public record SortLink(String label, String address, boolean current) {}

    @GetMapping("/search")
    String show(@AuthenticationPrincipal Account account, @ModelAttribute SearchParameters parameters,
            @RequestParam MultiValueMap<String, String> given, Wording wording, Model model) {
        SearchQuery query = parameters.query(SIZE, true);
        AuditedSearch.Found found = search.search(query, account);
        SearchResult result = found.result();
        SearchAddress address = new SearchAddress("/search", given);
        model.addAttribute("query", query);
        model.addAttribute("given", given);
        model.addAttribute("total", wording.text(result.totalExact() ? "search.total" : "search.total.more",
                wording.count(result.total())));
        model.addAttribute("took", wording.text("search.took", "%.1f".formatted(result.tookMillis())));
        model.addAttribute("hits", result.hits().stream()
                .map(hit -> HitView.of(hit, found.logIndexes().get(hit.leafId()), wording)).toList());
        model.addAttribute("facets", FacetView.all(result, address, wording));
        model.addAttribute("filtered", filtered(query));
        model.addAttribute("cleared", new SearchAddress("/search", given).with(NO_FILTERS));
        model.addAttribute("sorts", sorts(query, address, wording));
        model.addAttribute("pager",
                Pager.of(query.page(), Math.max(result.total(), result.hits().isEmpty() ? 0 : 1), SIZE, DEEPEST,
                        address::page));
        model.addAttribute("facilityAsked", query.facilityId());
        return "search";
    }

    private static final Map<String, String> NO_FILTERS = Map.of("kind", "", "department", "", "region", "", "severity",
            "", "from", "", "to", "", "facility", "");

    private static boolean filtered(SearchQuery query) {
        return !(query.kinds().isEmpty() && query.departments().isEmpty() && query.regions().isEmpty()
                && query.severities().isEmpty() && query.from() == null && query.to() == null
                && query.facilityId() == null);
    }

    private static List<SortLink> sorts(SearchQuery query, SearchAddress address, Wording wording) {
        return List.of(SearchQuery.Sort.values()).stream().map(sort -> {
            String name = sort.name().toLowerCase(java.util.Locale.ROOT);
            return new SortLink(wording.text("search.sort." + name), address.with(Map.of("sort", name)),
                    query.sort() == sort);
        }).toList();
    }
}
