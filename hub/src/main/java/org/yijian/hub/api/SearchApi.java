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
import org.yijian.hub.lookup.JointSearch;
import org.yijian.hub.lookup.PartnerParameters;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.routes.federation.asking.PartnerReply;
import org.yijian.search.SearchResult;
import org.yijian.search.Suggestion;
import org.yijian.security.error.Fault;

/** {@code GET /api/v1/search}. */
@RestController
@Tag(name = "search", description = "联合检索 Joint search over all departments, within what the account may see")
public class SearchApi {

    private final JointSearch search;

    public SearchApi(JointSearch search) {
        this.search = search;
    }

    /**
     * What was found.
     *
     * @param total number of records
     * @param totalExact false if there are more than were counted
     * @param tookMillis milliseconds inside the searcher
     * @param facets counts by facet name and value
     * @param approximate true if no record has everything that was typed
     * @param didYouMean what may have been meant instead; null if there is nothing better
     * @param hits the page; those of partners between this hub's own, by rank
     * @param partners how each partner that was asked answered, also if it did not
     * @param personsLeftOut whether records about persons were left out because no purpose was said
     */
    public record Answer(long total, boolean totalExact, double tookMillis,
            Map<String, List<SearchResult.FacetCount>> facets, boolean approximate, @Nullable String didYouMean,
            List<Hit> hits, List<PartnerAnswer> partners, boolean personsLeftOut) {}

    /**
     * How a partner answered.
     *
     * @param hub its id
     * @param name its name in Chinese
     * @param total how many records it lets this hub find
     * @param totalExact false if there are more
     * @param millis how long it took
     * @param state {@code answered}, {@code refused}, {@code late} or {@code failed}
     * @param reason why there are none; null if it answered
     */
    public record PartnerAnswer(String hub, String name, long total, boolean totalExact, long millis, String state,
            PartnerApi.@Nullable Problem reason) {

        static PartnerAnswer of(PartnerReply reply) {
            Fault fault = reply.fault();
            return new PartnerAnswer(reply.hub(), reply.name(), reply.total(), reply.totalExact(), reply.millis(),
                    reply.state().wire(), fault == null ? null : PartnerApi.Problem.of(fault));
        }
    }

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
     * @param logIndex index in the log under {@code /log/}; null until it is sequenced, and for a partner's
     * @param hub the partner that it was found at; null for this hub's own
     * @param matched why it was found: {@code exact}, {@code prefix}, {@code part}, {@code alias}, {@code homophone},
     *        {@code pinyin}, {@code initials}, {@code spelling}, {@code number}, {@code text}
     */
    public record Hit(String id, String kind, FacilityLink facility, OffsetDateTime occurredAt, String department,
            String region, String title, String highlight, @Nullable String severity, String sensitivity,
            @Nullable Long logIndex, @Nullable String hub, List<String> matched) {

        static Hit of(JointSearch.Hit found, Locale locale) {
            SearchResult.Hit hit = found.hit();
            PartnerReply partner = found.partner();
            return new Hit(hit.id(), hit.kind(), new FacilityLink(hit.facilityId(), hit.facilityName()),
                    hit.occurredAt(), hit.department(), hit.region(), hit.title(locale), hit.highlight(),
                    hit.severity(),
                    hit.sensitivity(), found.logIndex(), partner == null ? null : partner.hub(), hit.matched());
        }
    }

    @GetMapping("/api/v1/search")
    @Operation(summary = "检索记录 Search records", description = "Words are all required; phrases in quotation marks; "
            + "AND OR NOT and brackets; field:value with kind, department, region, severity, name, number, date "
            + "(date:2026-01..2026-03), like (records like this id). Names are found by sound, pinyin, initials and "
            + "in spite of slips. What is no query is words, never an error. Several values of one filter widen it, several filters narrow it.")
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
            @Parameter(description = "是否统计分面 count facets") @RequestParam(defaultValue = "true") boolean facets,
            @Parameter(description = "伙伴枢纽 partner hubs to ask too, e.g. hub:510107") @RequestParam(required = false) @Nullable List<String> partners,
            @Parameter(description = "用途 purpose, needed with partners and for records about persons, e.g. complaint; or the header Yijian-Purpose") @RequestParam(required = false) @Nullable String purpose,
            @Parameter(description = "案件编号 case number, needed with purpose; or the header Yijian-Case") @RequestParam(name = "case", required = false) @Nullable String caseId,
            @Parameter(hidden = true) StatedPurpose stated) {
        SearchParameters parameters = new SearchParameters(q, kind, department, region, severity, from, to, facility,
                sort, page);
        JointSearch.Found found = search.search(parameters.query(size, facets),
                new PartnerParameters(partners, purpose, caseId), account, stated);
        SearchResult result = found.own().result();
        return new Answer(result.total(), result.totalExact(), result.tookMillis(), result.facets(),
                result.approximate(), result.didYouMean(),
                found.hits().stream().map(hit -> Hit.of(hit, locale)).toList(),
                found.partners().stream().map(PartnerAnswer::of).toList(), found.own().personsLeftOut());
    }

    @GetMapping("/api/v1/suggest")
    @Operation(summary = "输入提示 Suggest names and numbers", description = "What a text that is being typed may become: "
            + "facility names by beginning, sound, pinyin and initials, and numbers by beginning. Only of records "
            + "that the account may see.")
    List<Suggestion> suggest(@AuthenticationPrincipal Account account,
            @Parameter(description = "已输入的文字 text so far") @RequestParam(defaultValue = "") String q) {
        return search.suggest(q, account);
    }
}
