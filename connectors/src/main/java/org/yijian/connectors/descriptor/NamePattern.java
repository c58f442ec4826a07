package org.yijian.connectors.descriptor;

import java.util.regex.Pattern;

/** A file name with {@code *}, {@code ?} and <code>{a,b}</code>, for the last part of a path, in any case of letters. */
public final class NamePattern {

    private static final int LONGEST = 200;

    private final String glob;
    private final Pattern pattern;

    private NamePattern(String glob, Pattern pattern) {
        this.glob = glob;
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException if braces do not pair, or it is too long */
    public static NamePattern of(String glob) {
        if (glob.isBlank() || glob.length() > LONGEST) {
            throw new IllegalArgumentException("empty or too long: " + glob);
        }
        StringBuilder expression = new StringBuilder();
        boolean group = false;
        for (char character : glob.toCharArray()) {
            switch (character) {
                case '*' -> expression.append("[^/\\\\]*");
                case '?' -> expression.append("[^/\\\\]");
                case '{' -> expression.append("(?:");
                case '}' -> expression.append(')');
                case ',' -> expression.append(group ? "|" : ",");
                default -> expression.append(Pattern.quote(String.valueOf(character)));
            }
            if (character == '{' && group || character == '}' && !group) {
                throw new IllegalArgumentException("braces do not pair: " + glob);
            }
            group = character == '{' || group && character != '}';
        }
        if (group) {
            throw new IllegalArgumentException("braces do not pair: " + glob);
        }
        return new NamePattern(glob, Pattern.compile(expression.toString(),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    boolean fits(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        return last.length() <= 1_000 && pattern.matcher(last).matches();
    }

    @Override
    public String toString() {
        return glob;
    }
}
