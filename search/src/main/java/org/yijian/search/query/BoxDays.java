package org.yijian.search.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads days: {@code 2026}, {@code 2026-03}, {@code 2026-03-01}, {@code 2026-01..2026-03}, {@code [2026 TO 2026-03]},
 * {@code >=2026-03}, {@code <2026}.
 */
final class BoxDays {

    private static final Pattern BETWEEN = Pattern
            .compile("\\[?\\s*([-0-9*]*)\\s*(?:\\.\\.|\\s[Tt][Oo]\\s|~|至)\\s*([-0-9*]*)\\s*\\]?");
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<)([-0-9]+)");

    private BoxDays() {
    }

    static Optional<BoxClause> of(String value) {
        try {
            Matcher bound = BOUND.matcher(value);
            if (bound.matches()) {
                return Optional.of(bound(bound.group(1), bound.group(2)));
            }
            Matcher between = BETWEEN.matcher(value);
            if (between.matches()) {
                return Optional.of(new BoxClause.Days(open(between.group(1)) ? null : first(between.group(1)),
                        open(between.group(2)) ? null : last(between.group(2))));
            }
            return Optional.of(new BoxClause.Days(first(value), last(value)));
        } catch (DateTimeException | NumberFormatException noDay) {
            return Optional.empty(); // then it is text
        }
    }

    private static BoxClause bound(String operator, String day) {
        return switch (operator) {
            case ">=" -> new BoxClause.Days(first(day), null);
            case ">" -> new BoxClause.Days(last(day).plusDays(1), null);
            case "<=" -> new BoxClause.Days(null, last(day));
            default -> new BoxClause.Days(null, first(day).minusDays(1));
        };
    }

    private static boolean open(String day) {
        return day.isEmpty() || day.equals("*");
    }

    private static LocalDate first(String text) {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 1, 1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    private static LocalDate last(String text) {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 12, 31);
            case 7 -> YearMonth.parse(text).atEndOfMonth();
            default -> LocalDate.parse(text);
        };
    }
}
