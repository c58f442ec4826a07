package org.yijian.hub.page;

import java.util.Locale;
import java.util.function.BiFunction;

import org.springframework.context.MessageSource;

/**
 * Makes the {@link Wording} of a language.
 *
 * @param messages the portal's texts
 * @param regions name of a region code in a language
 */
public record Words(MessageSource messages, BiFunction<String, Locale, String> regions) {

    public Wording in(Locale locale) {
        return new Wording(locale, messages, regions);
    }
}
