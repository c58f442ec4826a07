package org.yijian.search.overview;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.search.document.RegionPaths;

/**
 * What is to be counted.
 *
 * @param region the region whose parts are counted, its code in the shortest form; null for all, by root
 * @param roots roots of the regions that the asker sees; {@code *} stands for all
 * @param first first month of the period
 * @param last last month of the period
 */
public record OverviewQuery(@Nullable String region, Set<String> roots, YearMonth first, YearMonth last) {

    public OverviewQuery {
        roots = Set.copyOf(roots);
    }

    /** The same for another region. */
    public OverviewQuery of(String other) {
        return new OverviewQuery(other, roots, first, last);
    }

    /** How many months. */
    int months() {
        return (int) first.until(last, ChronoUnit.MONTHS) + 1;
    }

    /** The part that a record of this region is counted under: one level below, or the region without its parts. */
    String part(String code) {
        List<String> path = RegionPaths.of(code);
        if (region == null) {
            return path.stream().filter(roots::contains).findFirst().orElse(path.getFirst());
        }
        int level = path.indexOf(region) + 1;
        return level < path.size() ? path.get(level) : RegionPaths.itself(region);
    }
}
