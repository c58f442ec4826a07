package org.yijian.hub.lookup;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.records.Kind;
import org.yijian.records.identifier.RegionCode;
import org.yijian.search.overview.OverviewQuery;
import org.yijian.security.error.FaultException;

/**
 * An overview as it stands in an address, the same for the page and for the API. What is left out is chosen for the
 * asker.
 *
 * @param region code of the region; by default the smallest that holds everything the asker sees
 * @param months how many months, this one included: 12 or 24
 * @param kind what is counted by month, a wire name
 */
public record OverviewParameters(@Nullable String region, @Nullable String months, @Nullable String kind) {

    /** The periods, in months. */
    public static final List<Integer> PERIODS = List.of(12, 24);
    /** What can be counted by month. */
    public static final List<Kind> KINDS = List.of(Kind.FINDING, Kind.COMPLAINT, Kind.INCIDENT, Kind.INSPECTION,
            Kind.CREDIT, Kind.CLAIM);

    /** @throws FaultException with {@link HubError#BAD_PARAMETER} if a value cannot be meant */
    public OverviewQuery query(Set<String> roots, YearMonth now) {
        return new OverviewQuery(regionCode(), roots, now.minusMonths(period() - 1L), now);
    }

    private @Nullable String regionCode() {
        return region == null || region.isBlank()
                ? null
                : RegionCode.parse(region.strip()).map(RegionCode::code)
                        .orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "region", region));
    }

    /** The period in months. */
    public int period() {
        return months == null || months.isBlank()
                ? PERIODS.getFirst()
                : PERIODS.stream().filter(period -> period.toString().equals(months.strip())).findFirst()
                        .orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "months", months));
    }

    /** What is counted by month. */
    public Kind counted() {
        Optional<Kind> known = kind == null || kind.isBlank() ? Optional.of(Kind.FINDING) : Kind.fromWire(kind.strip());
        return known.filter(KINDS::contains)
                .orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "kind", String.valueOf(kind)));
    }
}
