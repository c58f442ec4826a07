package org.yijian.agencies.sftp;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Comma-separated text as office programs write it: CRLF, quotes only where needed (RFC 4180). */
public final class CsvText {

    private final StringBuilder text = new StringBuilder();

    public CsvText(String... headings) {
        row((Object[]) headings);
    }

    /** Adds a row; null is an empty cell. */
    public void row(@Nullable Object... cells) {
        text.append(Arrays.stream(cells).map(CsvText::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        String plain = value == null ? "" : value.toString();
        boolean quoted = plain.chars().anyMatch(character -> character == ',' || character == '"' || character == '\n');
        return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
