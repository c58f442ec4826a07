package org.yijian.agencies.district;

import java.util.Arrays;
import java.util.List;

/**
 * A street or town of the district.
 *
 * @param code GB/T 2260 code, 9 digits
 * @param name 街道 or 镇
 * @param latitude degrees, roughly its middle
 * @param longitude degrees, roughly its middle
 * @param roads roads for addresses
 */
public record Street(String code, String name, double latitude, double longitude, List<String> roads) {

    /** The name without 街道 or 镇. */
    public String shortName() {
        return name.replaceAll("(街道|镇)$", "");
    }

    static Street from(List<String> row) {
        return new Street(row.get(0), row.get(1), Double.parseDouble(row.get(2)), Double.parseDouble(row.get(3)),
                Arrays.asList(row.get(4).split(",")));
    }
}
