package org.yijian.records.ledger.database;

import org.jspecify.annotations.Nullable;

/** Text from outside made fit for a column: PostgreSQL keeps no NUL, UTF-8 no half surrogate pairs. */
public final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {
    }

    /** The text without what cannot be kept, cut to a number of UTF-16 units. */
    public static String of(String text, int limit) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), limit));
        for (int i = 0; i < text.length() && kept.length() < limit; i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1)) && kept.length() + 2 <= limit) {
                kept.append(unit).append(text.charAt(++i));
            } else {
                kept.append(unit == 0 || Character.isSurrogate(unit) ? REPLACEMENT : unit);
            }
        }
        return kept.toString();
    }

    public static @Nullable String orNull(@Nullable String text, int limit) {
        return text == null ? null : of(text, limit);
    }
}
