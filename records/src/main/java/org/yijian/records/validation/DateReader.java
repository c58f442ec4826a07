package org.yijian.records.validation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RecordError;
import org.yijian.records.body.Ahead;
import org.yijian.records.form.Limits;

/** Reads days and moments of the calendar that make sense today. */
final class DateReader {

    /** Sources that give no offset mean China's only time zone. */
    static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final Pattern TIME = Pattern
            .compile("[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?");

    private static final int DAY_LENGTH = 10;

    private final Violations violations;
    private final int thisYear;

    DateReader(Violations violations, int thisYear) {
        this.violations = violations;
        this.thisYear = thisYear;
    }

    /** A day, {@code yyyy-MM-dd}; null after a violation. */
    @Nullable
    LocalDate day(Object value, String path, Limits limits) {
        if (!(value instanceof String given)) {
            violations.add(RecordError.WRONG_TYPE, path, path, "date");
            return null;
        }
        String text = given.strip();
        LocalDate day = text.length() == DAY_LENGTH ? calendarDay(text) : null;
        if (day == null) {
            violations.add(RecordError.IMPOSSIBLE_DATE, path, path, Violations.excerpt(text));
            return null;
        }
        return sensible(day, limits.yearsAhead(), text, path) ? day : null;
    }

    /** A moment: a day alone (its start in China), or with a time, or with time and offset; null after a violation. */
    @Nullable
    OffsetDateTime moment(Object value, String path) {
        if (!(value instanceof String given)) {
            violations.add(RecordError.WRONG_TYPE, path, path, "date-time");
            return null;
        }
        String text = given.strip();
        OffsetDateTime moment = calendarMoment(text);
        if (moment == null) {
            violations.add(RecordError.IMPOSSIBLE_DATE, path, path, Violations.excerpt(text));
            return null;
        }
        return sensible(moment.toLocalDate(), Ahead.USUAL, text, path) ? moment : null;
    }

    private boolean sensible(LocalDate day, int yearsAhead, String text, String path) {
        int last = thisYear + yearsAhead;
        if (day.getYear() >= Limits.FIRST_YEAR && day.getYear() <= last) {
            return true;
        }
        violations.add(RecordError.SENSELESS_DATE, path, path, text, Limits.FIRST_YEAR, last);
        return false;
    }

    private static @Nullable OffsetDateTime calendarMoment(String text) {
        if (text.length() < DAY_LENGTH) {
            return null;
        }
        LocalDate day = calendarDay(text);
        if (day == null || text.length() == DAY_LENGTH) {
            return day == null ? null : OffsetDateTime.of(day, LocalTime.MIDNIGHT, CHINA);
        }
        String time = text.substring(DAY_LENGTH + 1);
        if (text.charAt(DAY_LENGTH) != 'T' || !TIME.matcher(time).matches()) {
            return null;
        }
        try {
            boolean offset = time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
            return offset ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(CHINA);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static @Nullable LocalDate calendarDay(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DAY_LENGTH);
        if (year < 0 || month < 0 || day < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int index = from; index < to; index++) {
            int digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
