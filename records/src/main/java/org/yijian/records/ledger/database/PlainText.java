package org.yijian.records.ledger.database;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import org.yijian.security.seal.Digests;

/** Text from outside made fit for a column: PostgreSQL keeps no NUL, UTF-8 no half surrogate pairs. */
public final class PlainText {

    /** The longest key that is kept as it is, in UTF-16 units. */
    private static final int KEY = 200;
    private static final int KEY_START = 120;

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {
    }

    /** The text without what cannot be kept; mostly the same object. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> kept.appendCodePoint(
                point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        ? REPLACEMENT
                        : point));
        return kept.toString();
    }

    /** The clean text, cut to about a number of UTF-16 units. */
    public static String cut(String text, int limit) {
        return clean(text.length() <= limit ? text : text.substring(0, limit) + "…");
    }

    public static @Nullable String cutOrNull(@Nullable String text, int limit) {
        return text == null ? null : cut(text, limit);
    }

    /** A key that fits into an index: the clean text, or the start of a long one with its SHA-256. */
    public static String key(String text) {
        if (text.length() <= KEY) {
            return clean(text);
        }
        byte[] hash = Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
        return clean(text.substring(0, KEY_START)) + "#" + HexFormat.of().formatHex(hash);
    }
}
