package org.yijian.hub.page.overview;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import org.yijian.records.Kind;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Named;
import org.yijian.records.body.Severity;
import org.yijian.search.overview.OverviewQuery;

/**
 * The searches behind the figures: each finds exactly what was counted.
 *
 * @param query what was counted
 * @param chinese whether the query box is to speak Chinese
 */
public record FigureLinks(OverviewQuery query, boolean chinese) {

    /** Facilities that are open. */
    public String facilities(String region) {
        return search(region, Kind.FACILITY, FacilityStatus.OPEN, null, null, null);
    }

    /** Findings that wait to be rectified, of one severity or all. */
    public String open(String region, @Nullable Severity severity) {
        return search(region, Kind.FINDING, FindingState.OPEN, severity, null, null);
    }

    /** What happened in the period. */
    public String happened(String region, Kind kind) {
        return search(region, kind, null, null, query.first(), query.last());
    }

    /** What happened in a month, of one severity or all. */
    public String month(YearMonth month, Kind kind, @Nullable Severity severity) {
        String region = query.region();
        return search(region == null ? "" : region, kind, null, severity, month, month);
    }

    private String search(String region, Kind kind, @Nullable Named state, @Nullable Severity severity,
            @Nullable YearMonth first, @Nullable YearMonth last) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("q", state == null
                ? null
                : chinese ? "状态:" + state.chinese() : "state:" + state.wire());
        parameters.put("kind", kind.wire());
        parameters.put("region", region.isEmpty() ? null : region);
        parameters.put("severity", wire(severity));
        parameters.put("from", first == null ? null : first.atDay(1));
        LocalDate end = last == null ? null : last.atEndOfMonth();
        parameters.put("to", end);
        StringBuilder address = new StringBuilder("/search");
        parameters.forEach((name, value) -> {
            if (value != null) {
                address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=')
                        .append(UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
            }
        });
        return address.toString();
    }

    private static @Nullable String wire(@Nullable Named named) {
        return named == null ? null : named.wire();
    }
}
