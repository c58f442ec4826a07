package org.yijian.agencies.district;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Repeatable chance. Each part of the district has its own, so that a change in one leaves the others as they were. */
final class Choice {

    private final Random random;

    Choice(long seed, String part) {
        this.random = new Random(seed * 1_000_003L + part.hashCode());
    }

    <T> T one(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    <T> List<T> some(List<T> options, int count) {
        List<T> shuffled = new ArrayList<>(options);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from low to high, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double fraction() {
        return random.nextDouble();
    }

    /** A day from first to last, both included. */
    LocalDate day(LocalDate first, LocalDate last) {
        return first.plusDays(between(0, Math.toIntExact(ChronoUnit.DAYS.between(first, last))));
    }
}
