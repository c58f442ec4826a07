package org.yijian.hub.lookup;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people write it: {@code 2026-03-01}, {@code 2026/3/1}, {@code 2026.3.1}, {@code 20260301},
 * {@code 2026年3月1日}. The year always comes first, so that no browser's habit can change what is meant.
 */
public final class WrittenDay {

    private static final Pattern APART = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
    private static final Pattern TOGETHER = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

    private WrittenDay() {
    }

    /** @throws DateTimeException if it is no day */
    public static LocalDate read(String text) {
        String stripped = text.strip();
        Matcher apart = APART.matcher(stripped);
        Matcher day = apart.matches() ? apart : TOGETHER.matcher(stripped);
        if (!day.matches()) {
            throw new DateTimeException("no day: " + stripped);
        }
        return LocalDate.of(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)),
                Integer.parseInt(day.group(3)));
    }
}
