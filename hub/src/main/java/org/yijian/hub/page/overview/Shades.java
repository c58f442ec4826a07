package org.yijian.hub.page.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classes of numbers by their size, of about as many areas each: 0 stands for nothing, 4 for the most. They differ in
 * lightness, so they can be told apart without seeing colours.
 *
 * @param starts the smallest number of each class from 1 on, rising
 */
record Shades(List<Long> starts) {

    private static final int CLASSES = 4;

    /**
     * One line of the legend.
     *
     * @param shade the class
     * @param text the numbers in it
     */
    record Key(int shade, String text) {}

    static Shades of(List<Long> values) {
        List<Long> sorted = values.stream().filter(value -> value > 0).sorted().toList();
        List<Long> starts = new ArrayList<>();
        for (int shade = 0; shade < CLASSES && !sorted.isEmpty(); shade++) {
            long start = sorted.get(shade * sorted.size() / CLASSES);
            if (starts.isEmpty() || start > starts.getLast()) {
                starts.add(start);
            }
        }
        return new Shades(List.copyOf(starts));
    }

    /** The class of a number: the most is always 4, however few classes there are. */
    int of(long value) {
        if (value <= 0) {
            return 0;
        }
        int above = (int) starts.stream().filter(start -> start <= value).count();
        return CLASSES - starts.size() + above;
    }

    List<Key> legend() {
        List<Key> legend = new ArrayList<>();
        legend.add(new Key(0, "0"));
        IntStream.range(0, starts.size()).forEach(place -> legend.add(new Key(of(starts.get(place)), range(place))));
        return legend;
    }

    private String range(int place) {
        long start = starts.get(place);
        if (place == starts.size() - 1) {
            return "≥ " + start;
        }
        long end = starts.get(place + 1) - 1;
        return end == start ? Long.toString(start) : start + "–" + end;
    }
}
