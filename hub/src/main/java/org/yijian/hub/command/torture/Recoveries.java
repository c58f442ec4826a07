package org.yijian.hub.command.torture;

import java.util.List;

/** Percentiles of how long recoveries took. */
final class Recoveries {

    private Recoveries() {
    }

    /** The smallest value that at least so many percent do not exceed; 0 of none. */
    static long percentile(List<Long> milliseconds, int percent) {
        List<Long> sorted = milliseconds.stream().sorted().toList();
        int rank = (percent * sorted.size() + 99) / 100;
        return sorted.isEmpty() ? 0 : sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }
}
