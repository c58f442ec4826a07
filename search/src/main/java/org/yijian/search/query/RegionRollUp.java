package org.yijian.search.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yijian.search.document.RegionPaths;

/**
 * Adds counts of regions up to the level just below the smallest region that holds them all: provinces if there are
 * several, else cities, counties, towns. Choosing one of them as a filter shows the next level.
 */
final class RegionRollUp {

    private RegionRollUp() {
    }

    static Map<String, Long> of(Map<String, Long> byCode) {
        Map<String, List<String>> paths = new HashMap<>();
        byCode.keySet().forEach(code -> paths.put(code, RegionPaths.of(code)));
        int level = commonLevels(List.copyOf(paths.values()));
        Map<String, Long> rolledUp = new HashMap<>();
        byCode.forEach((code, count) -> {
            List<String> path = paths.get(code);
            if (path != null) {
                rolledUp.merge(path.get(Math.min(level, path.size() - 1)), count, Long::sum);
            }
        });
        return rolledUp;
    }

    /** How many levels all paths share. */
    private static int commonLevels(List<List<String>> paths) {
        if (paths.isEmpty()) {
            return 0;
        }
        int common = paths.getFirst().size();
        for (List<String> path : paths) {
            int same = 0;
            while (same < Math.min(common, path.size()) && path.get(same).equals(paths.getFirst().get(same))) {
                same++;
            }
            common = same;
        }
        return common;
    }
}
