package org.yijian.search.candidate;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.yijian.records.identifier.CreditCode;

/**
 * What is known of a facility that is looked for.
 *
 * @param name name; null if unknown
 * @param code credit code, filing number or certification number; null if unknown
 * @param address address; null if unknown
 */
public record FacilityQuestion(@Nullable String name, @Nullable String code, @Nullable String address) {

    private static final int LONGEST = 200;

    public FacilityQuestion {
        name = given(name);
        code = given(code);
        address = given(address);
    }

    /** What one text stands for: a number if it looks like one, else a name. */
    public static FacilityQuestion of(String text) {
        String stripped = text.strip();
        boolean number = stripped.length() >= 4 && stripped.chars().anyMatch(Character::isDigit)
                && stripped.chars().noneMatch(Character::isIdeographic);
        return number ? new FacilityQuestion(stripped, stripped, null) : new FacilityQuestion(stripped, null, null);
    }

    /** Whether anything is known. */
    public boolean blank() {
        return name == null && code == null && address == null;
    }

    boolean creditCode() {
        return code != null && CreditCode.valid(code.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String given(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String stripped = value.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }
}
