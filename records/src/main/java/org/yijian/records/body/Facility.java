package org.yijian.records.body;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;

/**
 * 机构: a place where elders are cared for. Its numbers are in the {@link org.yijian.records.FacilityReference}.
 *
 * @param name the registered name
 * @param aliases other names it is known by
 * @param type what kind of place
 * @param ownership who owns and runs it
 * @param address where it is
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param beds number of beds
 * @param nursingBeds number of nursing beds (护理型)
 * @param occupancy number of residents
 * @param legalRepresentative 法定代表人
 * @param chain the operator that runs several
 * @param grade grade as published (GB/T 37276: 一级 to 五级; open data: stars)
 * @param priceFrom lowest monthly price
 * @param priceTo highest monthly price
 * @param currency ISO 4217
 * @param status whether it is open
 */
public record Facility(String name, List<String> aliases, FacilityType type, Ownership ownership, String address,
        @Within(smallest = -90, largest = 90) @Nullable Double latitude,
        @Within(smallest = -180, largest = 180) @Nullable Double longitude, @Nullable Integer beds,
        @Nullable Integer nursingBeds,
        @Nullable Integer occupancy, @Nullable String legalRepresentative, @Nullable String chain,
        @Size(Size.KEY) @Nullable String grade,
        @Within(smallest = 0, largest = Within.MONEY) @Nullable BigDecimal priceFrom,
        @Within(smallest = 0, largest = Within.MONEY) @Nullable BigDecimal priceTo,
        @Matching(Matching.CURRENCY) @Nullable String currency,
        FacilityStatus status) implements Body {

    public Facility {
        aliases = List.copyOf(aliases);
    }

    @Override
    public Kind kind() {
        return Kind.FACILITY;
    }
}
