package org.yijian.connectors.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Reads dates of one written form, strictly (no 30th of February), as the time of China where no offset is stated. */
final class DateForm {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final DateTimeFormatter formatter;

    /** @throws IllegalArgumentException if the pattern is none */
    DateForm(String pattern) {
        formatter = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The date, or moment, in ISO 8601; null if the text is not of the form or the date does not exist. */
    @Nullable
    String read(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            if (!parsed.isSupported(ChronoField.HOUR_OF_DAY)) {
                return LocalDate.from(parsed).toString();
            }
            ZoneOffset offset = parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : CHINA;
            return MOMENT.format(LocalDateTime.from(parsed)) + offset.getId();
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
