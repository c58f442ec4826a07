package org.yijian.hub.api;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.yijian.hub.lookup.AuditedOverview;
import org.yijian.hub.lookup.OverviewParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.overview.FigureLinks;
import org.yijian.records.Kind;
import org.yijian.records.body.Named;
import org.yijian.records.body.Severity;
import org.yijian.search.overview.Overview;

/** {@code GET /api/v1/overview}. */
@RestController
@Tag(name = "overview", description = "总览 Figures by region, month and severity, within what the account may see")
public class OverviewApi {

    private final AuditedOverview overview;

    public OverviewApi(AuditedOverview overview) {
        this.overview = overview;
    }

    /**
     * A number and the search behind it.
     *
     * @param count the number
     * @param search address of the API that finds just these records
     */
    public record Number(long count, String search) {

        static Number of(long count, String page) {
            return new Number(count, "/api/v1" + page);
        }
    }

    /**
     * Figures of a region.
     *
     * @param region code; with {@code =} before it for what is said of the region and none of its parts; empty for
     *        everything
     * @param facilities facilities that are open, each once; the search's facet {@code facility} says the same
     * @param beds beds of these
     * @param open findings that wait to be rectified
     * @param openBySeverity the same by severity, a wire name
     * @param complaints complaints of the period
     */
    public record Area(String region, Number facilities, long beds, Number open, Map<String, Number> openBySeverity,
            Number complaints) {}

    /**
     * What happened in a month.
     *
     * @param month {@code yyyy-MM}
     * @param kind wire name
     * @param severity wire name; null where the kind has none
     * @param number how many; for records without severity of a kind that has some, the search finds all of the kind
     */
    public record Month(YearMonth month, String kind, @Nullable String severity, Number number) {}

    /**
     * The figures.
     *
     * @param region the region whose parts are told; null for all that the account sees
     * @param first first month of the period
     * @param last last month of the period
     * @param total the whole region
     * @param parts its parts
     * @param months what happened; nothing stands for what did not happen
     * @param personsLeftOut whether records about persons were left out because no purpose was said
     */
    public record Answer(@Nullable String region, YearMonth first, YearMonth last, Area total, List<Area> parts,
            List<Month> months, boolean personsLeftOut) {}

    @GetMapping("/api/v1/overview")
    @Operation(summary = "总览 Figures of a region", description = "Each number comes with the search that finds just "
            + "the records it counts. All are counted behind the access filter of the account.")
    Answer show(@AuthenticationPrincipal Account account,
            @Parameter(description = "区划代码 region; by default the smallest that holds what the account sees") @RequestParam(required = false) @Nullable String region,
            @Parameter(description = "月数 12 or 24 months") @RequestParam(required = false) @Nullable String months,
            @Parameter(hidden = true) StatedPurpose purpose) {
        AuditedOverview.Counted counted = overview.count(new OverviewParameters(region, months, null), account,
                purpose);
        FigureLinks links = new FigureLinks(counted.query(), false);
        Overview figures = counted.overview();
        return new Answer(counted.query().region(), counted.query().first(), counted.query().last(),
                area(figures.total(), links), figures.parts().stream().map(part -> area(part, links)).toList(),
                figures.months().stream().map(month -> month(month, links)).toList(), counted.personsLeftOut());
    }

    private static Area area(Overview.Area area, FigureLinks links) {
        Map<String, Number> severities = new LinkedHashMap<>();
        for (Severity severity : List.of(Severity.values()).reversed()) {
            severities.put(wire(severity), Number.of(area.open().getOrDefault(severity, 0L),
                    links.open(area.region(), severity)));
        }
        return new Area(area.region(), Number.of(area.facilities(), links.facilities(area.region())), area.beds(),
                Number.of(area.openInAll(), links.open(area.region(), null)), severities,
                Number.of(area.happened(Kind.COMPLAINT), links.happened(area.region(), Kind.COMPLAINT)));
    }

    private static Month month(Overview.Month month, FigureLinks links) {
        Severity severity = month.severity();
        return new Month(month.month(), month.kind().wire(), severity == null ? null : wire(severity),
                Number.of(month.count(), links.month(month.month(), month.kind(), severity)));
    }

    private static String wire(Named named) {
        return named.wire();
    }
}
