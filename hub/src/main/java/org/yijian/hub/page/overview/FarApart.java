package org.yijian.hub.page.overview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.yijian.hub.page.map.MapShape.Point;
import org.yijian.records.identifier.RegionCode;

/** Counties so far apart that on one map each would be a blot get a map each. */
final class FarApart {

    private static final int MOST_MAPS = 4;
    /** How many times as wide as the widest county the whole may be. */
    private static final double TIMES = 4;

    private FarApart() {
    }

    /**
     * What is to be on one map together.
     *
     * @param all at least one
     * @param region the region code of each
     * @param at where each is
     * @param least degrees that a map shows at least
     */
    static <T> List<List<T>> groups(List<T> all, Function<T, String> region, Function<T, Point> at, double least) {
        Map<String, List<T>> counties = all.stream()
                .collect(Collectors.groupingBy(each -> county(region.apply(each)), TreeMap::new, Collectors.toList()));
        double widest = counties.values().stream().mapToDouble(each -> degrees(each, at)).max().orElse(0);
        boolean apart = counties.size() > 1 && counties.size() <= MOST_MAPS
                && degrees(all, at) > TIMES * Math.max(widest, least);
        return apart ? new ArrayList<>(counties.values()) : List.of(all);
    }

    private static String county(String region) {
        return RegionCode.parse(region).map(RegionCode::county).orElse(region);
    }

    private static <T> double degrees(Collection<T> some, Function<T, Point> at) {
        DoubleSummaryStatistics east = some.stream().map(at).mapToDouble(Point::longitude).summaryStatistics();
        DoubleSummaryStatistics north = some.stream().map(at).mapToDouble(Point::latitude).summaryStatistics();
        return Math.max(east.getMax() - east.getMin(), north.getMax() - north.getMin());
    }
}
