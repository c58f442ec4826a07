package org.yijian.hub.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.IndexAge;
import org.yijian.hub.lookup.JointSearch;
import org.yijian.hub.lookup.PartnerParameters;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.saved.SharedRole;
import org.yijian.routes.federation.FederationError;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.candidate.FacilityQuestion;
import org.yijian.search.candidate.FacilitySearch;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Permission;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** The search page. */
@Controller
public class SearchPage {

    private static final int SIZE = 20;
    private static final int DEEPEST = 10_000 / SIZE;

    private static final int FACILITIES = 3;
    private static final int ALIKE = 80;

    private final JointSearch search;
    private final FacilitySearch facilities;
    private final IndexAge age;

    public SearchPage(JointSearch search, FacilitySearch facilities, IndexAge age) {
        this.search = search;
        this.facilities = facilities;
        this.age = age;
    }

    /**
     * A facility that is meant, once, whatever its sources call it.
     *
     * @param id facility id
     * @param name its name
     * @param aliases its other names, in words; empty if it has none
     * @param region in words
     * @param reasons why it is meant, in words
     */
    public record Meant(String id, String name, String aliases, String region, String reasons) {}

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
            @RequestParam MultiValueMap<String, String> given, StatedPurpose purpose, Wording wording, Model model) {
        PartnerParameters partners = partners(given, purpose);
        SearchQuery query = parameters.query(SIZE, true);
        Joint joint = joint(query, partners, account, purpose);
        JointSearch.Found found = joint.found();
        SearchResult result = found.own().result();
        model.addAttribute("partners",
                PartnerChoices.of(query.facilityId() == null ? search.choices() : List.of(), partners, found.partners(),
                        joint.problem(), wording));
        SearchAddress address = new SearchAddress("/search", given);
        model.addAttribute("query", query);
        model.addAttribute("stale", Staleness.text(age.late(), wording));
        model.addAttribute("given", given);
        model.addAttribute("total", wording.text(result.totalExact() ? "search.total" : "search.total.more",
                wording.count(result.total())));
        model.addAttribute("facilities", result.facets().getOrDefault("facility", List.of()).stream().findFirst()
                .map(count -> wording.text("search.facilities", wording.count(count.count()))).orElse(null));
        model.addAttribute("took", wording.text("search.took", "%.1f".formatted(result.tookMillis())));
        model.addAttribute("hits", found.hits().stream().map(hit -> HitView.of(hit, wording)).toList());
        model.addAttribute("facets", FacetView.all(result, address, wording));
        model.addAttribute("personsLeftOut", found.own().personsLeftOut());
        model.addAttribute("exports", account.may(Permission.EXPORT_RECORDS) ? exports(given) : null);
        model.addAttribute("meantFacilities", meant(query, purpose.scope(account.scope()), wording));
        model.addAttribute("filtered", filtered(query));
        model.addAttribute("cleared", new SearchAddress("/search", given).with(NO_FILTERS));
        model.addAttribute("sorts", sorts(query, address, wording));
        model.addAttribute("pager",
                Pager.of(query.page(), Math.max(found.mostHits(), found.hits().isEmpty() ? 0 : 1), SIZE, DEEPEST,
                        address::page));
        model.addAttribute("facilityAsked", query.facilityId());
        String meant = result.didYouMean();
        model.addAttribute("meant", meant);
        model.addAttribute("meantAddress", meant == null ? null : address.with(Map.of("q", meant)));
        model.addAttribute("approximate", result.approximate());
        model.addAttribute("shareRoles", SharedRole.all());
        return "search";
    }

    /** What was said before in this session need not be said again. */
    private static PartnerParameters partners(MultiValueMap<String, String> given, StatedPurpose purpose) {
        boolean said = purpose.stated() && !given.containsKey("purpose");
        return new PartnerParameters(given.get("partners"),
                said && purpose.purpose() != null ? purpose.purpose().wire() : given.getFirst("purpose"),
                said ? purpose.caseId() : given.getFirst("case"));
    }

    /** The options of the search box while somebody types: an extra for browsers with JavaScript. */
    @GetMapping("/search/suggestions")
    String suggest(@AuthenticationPrincipal Account account, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("suggestions", search.suggest(q, account));
        return "suggestions";
    }

    private record Joint(JointSearch.Found found, @Nullable Fault problem) {}

    /** Without purpose and case the partners are not asked; what is here is shown, and what is missing said. */
    private Joint joint(SearchQuery query, PartnerParameters partners, Account account, StatedPurpose purpose) {
        try {
            return new Joint(search.search(query, partners, account, purpose), null);
        } catch (FaultException e) {
            if (e.fault().code() != FederationError.SEARCH_CASE_MISSING) {
                throw e;
            }
            PartnerParameters nobody = new PartnerParameters(List.of(), null, null);
            return new Joint(search.search(query, nobody, account, purpose), e.fault());
        }
    }

    private static final Map<String, String> NO_FILTERS = Map.of("kind", "", "department", "", "region", "", "severity",
            "", "from", "", "to", "", "facility", "");

    /** Part of the search that was logged; it tells of nothing that the hits could not. */
    private List<Meant> meant(SearchQuery query, AccessScope scope, Wording wording) {
        if (query.page() > 1 || query.text().isBlank() || query.facilityId() != null) {
            return List.of();
        }
        return facilities.candidates(FacilityQuestion.of(query.text()), scope, FACILITIES).stream()
                .filter(candidate -> candidate.score() >= ALIKE)
                .map(candidate -> new Meant(candidate.facilityId(), candidate.name(),
                        String.join("、", candidate.aliases()), wording.region(candidate.region()),
                        candidate.reasons().stream().map(reason -> wording.text("search.matched." + reason))
                                .collect(Collectors.joining(" · "))))
                .toList();
    }

    /**
     * Where the export buttons lead.
     *
     * @param xlsx a workbook
     * @param csv a text table
     * @param ask the form for more than is given at once
     */
    public record Exports(String xlsx, String csv, String ask) {}

    private static Exports exports(MultiValueMap<String, String> given) {
        Map<String, String> whole = Map.of("page", "", "sort", "", "partners", "");
        return new Exports(new SearchAddress("/search/export.xlsx", given).with(whole),
                new SearchAddress("/search/export.csv", given).with(whole),
                new SearchAddress("/exports/new", given).with(whole));
    }

    private static boolean filtered(SearchQuery query) {
        return !(query.kinds().isEmpty() && query.departments().isEmpty() && query.regions().isEmpty()
                && query.severities().isEmpty() && query.from() == null && query.to() == null
                && query.facilityId() == null);
    }

    private static List<SortLink> sorts(SearchQuery query, SearchAddress address, Wording wording) {
        return List.of(SearchQuery.Sort.values()).stream().map(sort -> {
            String name = sort.name().toLowerCase(Locale.ROOT);
            return new SortLink(wording.text("search.sort." + name), address.with(Map.of("sort", name)),
                    query.sort() == sort);
        }).toList();
    }
}
