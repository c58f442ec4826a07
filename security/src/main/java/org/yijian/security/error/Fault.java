package org.yijian.security.error;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/**
 * One occurrence of an error: the code and what fills its text. Arguments are shown to users and kept in quarantine, so
 * they never hold secrets or whole payloads.
 *
 * @param code which error
 * @param arguments what fills {@code {0}}, {@code {1}} … of the texts
 */
public record Fault(ErrorCode code, List<String> arguments) {

    public Fault {
        arguments = List.copyOf(arguments);
    }

    public static Fault of(ErrorCode code, Object... arguments) {
        return new Fault(code, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** The text in the language of the locale: Chinese for {@code zh}, English for every other. */
    public String text(Locale locale) {
        return fill(isChinese(locale) ? code.chinese() : code.english());
    }

    /** What the user can do, in the language of the locale. */
    public String remedy(Locale locale) {
        return fill(isChinese(locale) ? code.remedyChinese() : code.remedyEnglish());
    }

    private String fill(String pattern) {
        return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(arguments.toArray());
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
