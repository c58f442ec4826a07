package org.yijian.hub.leak;

import java.util.List;
import java.util.Map;

/**
 * What a way out told.
 *
 * @param text everything that was sent, unpacked
 * @param numbers counts that were told, by name
 * @param expected works the counts out by brute force
 */
record Told(String text, Map<String, Long> numbers, Expected expected) {

    Told(String text) {
        this(text, Map.of(), (name, records) -> 0);
    }

    /** The right number for whoever may see just some records. */
    @FunctionalInterface
    interface Expected {
        long of(String name, List<Marked> records);
    }
}
