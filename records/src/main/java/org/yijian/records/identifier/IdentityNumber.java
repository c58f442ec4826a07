package org.yijian.records.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * 公民身份号码, the resident identity number of GB 11643: region (6), date of birth (8), sequence (3), check character.
 * Never printed.
 *
 * @param value the 18 characters, X in upper case
 */
public record IdentityNumber(String value) {

    private static final int LENGTH = 18;
    private static final String CHECK_CHARACTERS = "10X98765432";

    /**
     * Checks form, date of birth and check character.
     *
     * @throws IllegalArgumentException if the value is not a valid number; the message does not repeat it
     */
    public IdentityNumber {
        if (!valid(value)) {
            throw new IllegalArgumentException("not a resident identity number");
        }
    }

    /** The number; empty if form, date of birth or check character are wrong. A small x is taken for X. */
    public static Optional<IdentityNumber> parse(String text) {
        String upper = text.endsWith("x") ? text.substring(0, text.length() - 1) + "X" : text;
        return valid(upper) ? Optional.of(new IdentityNumber(upper)) : Optional.empty();
    }

    /** Whether form, date of birth and check character are right. */
    public static boolean valid(String text) {
        return text.length() == LENGTH && digits(text) && birth(text).isPresent()
                && text.charAt(LENGTH - 1) == checkCharacter(text);
    }

    /**
     * The check character (GB 11643, ISO 7064 MOD 11-2): weights 2^(i-1) mod 11, i counted from the right.
     *
     * @param number at least 17 digits; what follows is not looked at
     */
    public static char checkCharacter(String number) {
        int sum = 0;
        for (int index = 0; index < LENGTH - 1; index++) {
            sum = (sum + number.charAt(index) - '0') * 2 % 11;
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    /**
     * Composes a number with its check character, for generated data.
     *
     * @param region county code, six digits
     * @param sequence 1 to 999; odd for men, even for women
     */
    public static IdentityNumber compose(String region, LocalDate birth, int sequence) {
        String first = "%s%04d%02d%02d%03d".formatted(region, birth.getYear(), birth.getMonthValue(),
                birth.getDayOfMonth(), sequence);
        return new IdentityNumber(first + checkCharacter(first));
    }

    /** Date of birth. */
    public LocalDate birthDate() {
        return birth(value).orElseThrow();
    }

    private static boolean digits(String text) {
        return text.chars().limit(LENGTH - 1).allMatch(character -> character >= '0' && character <= '9');
    }

    private static Optional<LocalDate> birth(String text) {
        int year = Integer.parseInt(text, 6, 10, 10);
        try {
            LocalDate day = LocalDate.of(year, Integer.parseInt(text, 10, 12, 10), Integer.parseInt(text, 12, 14, 10));
            return year < 1850 ? Optional.empty() : Optional.of(day);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "IdentityNumber[redacted]";
    }
}
