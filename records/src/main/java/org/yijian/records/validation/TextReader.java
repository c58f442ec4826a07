package org.yijian.records.validation;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RecordError;
import org.yijian.records.form.Limits;
import org.yijian.records.personal.PersonalFields;

/** Reads texts: strips the space around them, refuses what is too long, invisible or against the pattern. */
final class TextReader {

    private final Violations violations;

    TextReader(Violations violations) {
        this.violations = violations;
    }

    /**
     * The text without the space around it; null after a violation.
     *
     * @param personal whether it must not be repeated in a violation, which is kept
     */
    @Nullable
    String read(Object value, String path, Limits limits, boolean personal) {
        if (!(value instanceof String given)) {
            violations.add(RecordError.WRONG_TYPE, path, path, "string");
            return null;
        }
        String text = given.strip();
        if (text.length() > limits.longest() && text.codePointCount(0, text.length()) > limits.longest()) {
            violations.add(RecordError.TEXT_TOO_LONG, path, path, limits.longest());
            return null;
        }
        Pattern pattern = limits.pattern();
        if (!visible(text, path)) {
            return null;
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            violations.add(RecordError.WRONG_PATTERN, path, path,
                    personal ? PersonalFields.MASKED : Violations.excerpt(text), pattern);
            return null;
        }
        return text;
    }

    private boolean visible(String text, String path) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < 0x80
                    ? character < ' ' && !lineOrTab(character) || character == 0x7F
                    : invisible(text, index, character)) {
                violations.add(RecordError.CONTROL_CHARACTER, path, path, index + 1,
                        String.format(Locale.ROOT, "U+%04X", (int) character));
                return false;
            }
        }
        return true;
    }

    private static boolean lineOrTab(char character) {
        return character == '\n' || character == '\t' || character == '\r';
    }

    /** C1 controls, embeddings and overrides that turn the reading direction, halves of surrogate pairs. */
    private static boolean invisible(String text, int index, char character) {
        if (Character.isHighSurrogate(character)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(character)) {
            return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        return character < 0xA0 || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069;
    }
}
