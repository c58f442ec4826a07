package org.yijian.search.analysis;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which identifiers and names are compared as a whole. */
public final class Identifiers {

    /** Longer values are cut: Lucene refuses terms over 32,766 bytes, and nobody types so much. */
    public static final int LONGEST = 200;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Identifiers() {
    }

    /** Half width, lower case, simplified characters, no space at the ends and single spaces within. */
    public static String normalized(String value) {
        String folded = isAscii(value)
                ? value
                : SimplifiedForms.of(Normalizer.normalize(value, Normalizer.Form.NFKC));
        String normalized = folded.toLowerCase(Locale.ROOT).strip();
        normalized = isLoose(normalized) ? SPACES.matcher(normalized).replaceAll(" ") : normalized;
        return normalized.length() > LONGEST ? normalized.substring(0, LONGEST) : normalized;
    }

    /** Whether any space in it is not a single blank. */
    private static boolean isLoose(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character < ' ' || character == ' ' && index > 0 && value.charAt(index - 1) == ' ') {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(String value) {
        for (int index = 0; index < value.length(); index++) {
            if (value.charAt(index) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
