package org.yijian.benchmarks;

import java.util.List;

/** Medians and percentiles of what was measured. */
final class Statistics {

    private Statistics() {
    }

    static double median(List<Double> values) {
        return percentile(values, 50);
    }

    /** The smallest value that at least so many percent of the values do not exceed. */
    static double percentile(List<Double> values, double percent) {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }
}
