package org.yijian.records.identifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code of a region: GB/T 2260 with its extensions (province 2, prefecture 4, county 6, town 9, village 12 digits), or
 * ISO 3166-2 for open data of other countries ({@code US}, {@code US-AL}).
 *
 * @param code without the zeros that only fill up: 50, not 500000
 */
public record RegionCode(String code) {

    private static final int COUNTRY = 2;
    private static final Pattern ISO = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

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

    private static boolean wellFormed(String text) {
        return digits(text) || ISO.matcher(text).matches();
    }

    /** By hand, for every record passes here. */
    private static boolean digits(String text) {
        int length = text.length();
        if (length != 2 && parentLength(length) == 0 || text.charAt(0) == '0') {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (text.charAt(index) < '0' || text.charAt(index) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String shortest(String code) {
        int length = code.length();
        int parent = parentLength(length);
        boolean digits = code.charAt(0) <= '9';
        if (!digits || parent == 0 || !zeros(code, parent, length)) {
            return code;
        }
        return shortest(code.substring(0, parent));
    }

    private static boolean zeros(String code, int from, int to) {
        for (int index = from; index < to; index++) {
            if (code.charAt(index) != '0') {
                return false;
            }
        }
        return true;
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
        if (!chinese()) {
            return code.length() == COUNTRY ? List.of(code) : List.of(code.substring(0, COUNTRY), code);
        }
        List<String> path = new ArrayList<>(5);
        for (int length = code.length(); length > 0; length = parentLength(length)) {
            if (length == code.length() || !zeros(code, parentLength(length), length)) {
                path.addFirst(code.substring(0, length));
            }
        }
        return List.copyOf(path);
    }

    @Override
    public String toString() {
        return code;
    }
}
