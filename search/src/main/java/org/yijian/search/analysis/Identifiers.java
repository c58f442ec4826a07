package org.yijian.search.analysis;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which identifiers and names are compared as a whole. */
public final class Identifiers {

    /** Longer values are cut: Lucene refuses terms over 32,766 bytes, and nobody types so much. */
    public static final int LONGEST = 200;

    private Identifiers() {
    }

    /** Half width, lower case, no space at the ends and single spaces within. */
    public static String normalized(String value) {
        String folded = isAscii(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFKC);
        String normalized = folded.toLowerCase(Locale.ROOT).strip();
        if (normalized.chars().anyMatch(Character::isWhitespace)) {
            normalized = normalized.replaceAll("\\s+", " ");
        }
        return normalized.length() > LONGEST ? normalized.substring(0, LONGEST) : normalized;
    }

    private static boolean isAscii(String value) {
        return value.chars().allMatch(character -> character < 0x80);
    }
}
