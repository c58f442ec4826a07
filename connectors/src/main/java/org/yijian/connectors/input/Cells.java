package org.yijian.connectors.input;

import org.jspecify.annotations.Nullable;

/** What a cell's text is: without white space around it (the ideographic space too), and absent if nothing is left. */
final class Cells {

    private Cells() {
    }

    static @Nullable String text(char[] buffer, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && blank(buffer[start])) {
            start++;
        }
        while (end > start && blank(buffer[end - 1])) {
            end--;
        }
        return start == end ? null : new String(buffer, start, end - start);
    }

    static @Nullable String text(String text) {
        char[] characters = text.toCharArray();
        return text(characters, 0, characters.length);
    }

    private static boolean blank(char character) {
        return character <= ' ' || character == '\u00A0' || character == '\u3000' || character == '\uFEFF'
                || Character.isWhitespace(character);
    }
}
