package org.yijian.records.identifier;

import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The code of a region: GB/T 2260 with its extensions (province 2, prefecture 4, county 6, town 9, village 12 digits), or
 * ISO 3166-2 for open data of other countries ({@code US}, {@code US-AL}).
 *
 * @param code without the zeros that only fill up: 50, not 500000
 */
public record RegionCode(String code) {

    private static final int COUNTY = 6;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not the code of a region in its shortest form
     */
    public RegionCode {
        if (!wellFormed(code) || !shortest(code).equals(code)) {
            throw new IllegalArgumentException("not the code of a region: " + code);
        }
    }

    /** The region, whatever zeros fill the code up (500000 and 500000000000 are 50); empty if malformed. */
    public static Optional<RegionCode> parse(String text) {
        return wellFormed(text) ? Optional.of(new RegionCode(shortest(text))) : Optional.empty();
    }

    /** Written out, because every record is asked several times. */
    private static boolean wellFormed(String text) {
        return gb(text) || iso(text);
    }

    private static boolean gb(String text) {
        return switch (text.length()) {
            case 2, 4, 6, 9, 12 -> text.charAt(0) != '0' && all(text, 0, RegionCode::digit);
            default -> false;
        };
    }

    private static boolean iso(String text) {
        int length = text.length();
        return length >= 2 && length <= 6 && capital(text.charAt(0)) && capital(text.charAt(1))
                && (length == 2 || length > 3 && text.charAt(2) == '-'
                        && all(text, 3, character -> capital(character) || digit(character)));
    }

    private static boolean all(String text, int from, IntPredicate wanted) {
        for (int index = from; index < text.length(); index++) {
            if (!wanted.test(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean capital(int character) {
        return character >= 'A' && character <= 'Z';
    }

    private static String shortest(String code) {
        int length = code.length();
        int parent = parentLength(length);
        boolean digits = code.charAt(0) <= '9';
        if (!digits || parent == 0 || !zeros(code, parent)) {
            return code;
        }
        return shortest(code.substring(0, parent));
    }

    private static boolean zeros(String code, int from) {
        return code.chars().skip(from).allMatch(character -> character == '0');
    }

    private static int parentLength(int length) {
        return switch (length) {
            case 12 -> 9;
            case 9 -> 6;
            case 6 -> 4;
            case 4 -> 2;
            default -> 0;
        };
    }

    /** Whether it is a code of GB/T 2260, not of ISO 3166-2. */
    public boolean chinese() {
        return code.charAt(0) <= '9';
    }

    /** The region it is part of; empty for a province or country. */
    public Optional<RegionCode> parent() {
        if (!chinese()) {
            int hyphen = code.indexOf('-');
            return hyphen < 0 ? Optional.empty() : Optional.of(new RegionCode(code.substring(0, hyphen)));
        }
        int length = parentLength(code.length());
        return length == 0 ? Optional.empty() : Optional.of(new RegionCode(shortest(code.substring(0, length))));
    }

    /**
     * The region with all it is part of, the largest first: {@code 50, 5001, 500106, 500106001}. A town directly under a
     * prefecture (东莞) has no county in its path.
     */
    public List<String> path() {
        LinkedList<String> path = new LinkedList<>();
        for (Optional<RegionCode> region = Optional.of(this); region.isPresent(); region = region.get().parent()) {
            path.addFirst(region.get().code());
        }
        return List.copyOf(path);
    }

    /** The county that it is or lies in (6 digits), or the region itself where it is larger or abroad. */
    public String county() {
        return chinese()
                ? path().stream().filter(code -> code.length() <= COUNTY).reduce((larger, smaller) -> smaller)
                        .orElse(code)
                : code;
    }

    @Override
    public String toString() {
        return code;
    }
}
