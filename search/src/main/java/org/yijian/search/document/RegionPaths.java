package org.yijian.search.document;

import java.util.List;

import org.yijian.records.identifier.RegionCode;

/** Regions with all their parents, as the index keeps them. */
public final class RegionPaths {

    private RegionPaths() {
    }

    /** The region and all it is part of, the largest first; a code of unknown form stands for itself alone. */
    public static List<String> of(String code) {
        return RegionCode.parse(code).map(RegionCode::path).orElseGet(() -> List.of(code));
    }

    /** What stands for the region without those below it: records that say no more than the district, for example. */
    public static String itself(String code) {
        return "=" + code;
    }

    /** The shortest form of a code, as it is indexed. */
    public static String shortest(String code) {
        return RegionCode.parse(code).map(RegionCode::code).orElse(code);
    }
}
