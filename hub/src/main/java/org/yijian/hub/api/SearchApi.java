package org.yijian.hub.api;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedSearch;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.search.SearchResult;

/** {@code GET /api/v1/search}. */
@RestController
@Tag(name = "search", description = "联合检索 Joint search over all departments, within what the account may see")
public class SearchApi {

    private final AuditedSearch search;

    public SearchApi(AuditedSearch search) {
        this.search = search;
    }

    /**
     * What was found.
     *
     * @param total number of records
     * @param totalExact false if there are more than were counted
     * @param tookMillis milliseconds inside the searcher
     * @param facets counts by facet name and value
     * @param hits the page
     */
    public record Answer(long total, boolean totalExact, double tookMillis,
            Map<String, List<SearchResult.FacetCount>> facets, List<Hit> hits) {}

    /**
     * A facility, for a link.
     *
     * @param id facility id
     * @param name name; null if unknown
     */
    public record FacilityLink(String id, @Nullable String name) {}

    /**
     * One record.
     *
     * @param id record id
     * @param kind wire name
     * @param facility facility that it is about
     * @param occurredAt when it happened
     * @param department wire name
     * @param region region code
     * @param title short title, in the language asked for
     * @param highlight HTML: escaped text with {@code <mark>}
     * @param severity wire name; null where the kind has none
     * @param sensitivity wire name
     * @param logIndex index in the log under {@code /log/}; null until it is sequenced
     */
    public record Hit(String id, String kind, FacilityLink facility, OffsetDateTime occurredAt, String department,
            String region, String title, String highlight, @Nullable String severity, String sensitivity,
            @Nullable Long logIndex) {

        static Hit of(SearchResult.Hit hit, @Nullable Long logIndex, Locale locale) {
            return new Hit(hit.id(), hit.kind(), new FacilityLink(hit.facilityId(), hit.facilityName()),
                    hit.occurredAt(), hit.department(), hit.region(), hit.title(locale), hit.highlight(),
                    hit.severity(),
                    hit.sensitivity(), logIndex);
        }
    }

    @GetMapping("/api/v1/search")
    @Operation(summary = "检索记录 Search records", description = "Words are all required; phrases in quotation marks; "
            + "identifiers match exactly. Several values of one filter widen it, several filters narrow it.")
    Answer search(@AuthenticationPrincipal Account account, Locale locale,
            @Parameter(description = "检索词 words") @RequestParam(required = false) @Nullable String q,
            @Parameter(description = "记录类型 kind, e.g. finding") @RequestParam(required = false) @Nullable List<String> kind,
            @Parameter(description = "部门 department, e.g. civil-affairs") @RequestParam(required = false) @Nullable List<String> department,
            @Parameter(description = "区划代码（含下级） region code with its subtree") @RequestParam(required = false) @Nullable List<String> region,
            @Parameter(description = "严重程度 severity, e.g. major") @RequestParam(required = false) @Nullable List<String> severity,
            @Parameter(description = "起始日期 first day, yyyy-MM-dd") @RequestParam(required = false) @Nullable String from,
            @Parameter(description = "截止日期 last day, yyyy-MM-dd") @RequestParam(required = false) @Nullable String to,
            @Parameter(description = "机构编号 facility id") @RequestParam(required = false) @Nullable String facility,
            @Parameter(description = "relevance | date | severity") @RequestParam(required = false) @Nullable String sort,
            @Parameter(description = "页码，从 1 开始 page from 1") @RequestParam(defaultValue = "1") int page,
            @Parameter(description = "每页条数 1–100 hits per page") @RequestParam(defaultValue = "20") int size,
            @Parameter(description = "是否统计分面 count facets") @RequestParam(defaultValue = "true") boolean facets) {
        SearchParameters parameters = new SearchParameters(q, kind, department, region, severity, from, to, facility,
                sort, page);
        AuditedSearch.Found found = search.search(parameters.query(size, facets), account);
        SearchResult result = found.result();
        List<Hit> hits = result.hits().stream()
                .map(hit -> Hit.of(hit, found.logIndexes().get(hit.leafId()), locale)).toList();
        return new Answer(result.total(), result.totalExact(), result.tookMillis(), result.facets(), hits);
    }
}
