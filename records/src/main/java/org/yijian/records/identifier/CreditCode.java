package org.yijian.records.identifier;

import java.util.Optional;

/**
 * 统一社会信用代码, the unified social credit code of GB 32100-2015: 18 characters of an alphabet of 31, made of the
 * registering department (1), the category (1), the region (6 digits), the organisation code (9, GB 11714) and a check
 * character.
 *
 * @param value the 18 characters, upper case
 */
public record CreditCode(String value) {

    /** Number of characters. */
    public static final int LENGTH = 18;

    /** The digits and the capital letters without I, O, S, V and Z (GB 32100-2015, table 2). */
    public static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int MODULUS = 31;
    private static final int[] ORGANISATION_WEIGHTS = { 3, 7, 9, 10, 5, 8, 4, 2 };

    /**
     * Checks form and check character.
     *
     * @throws IllegalArgumentException if the value is not a valid code
     */
    public CreditCode {
        if (!wellFormed(value) || value.charAt(LENGTH - 1) != checkCharacter(value)) {
            throw new IllegalArgumentException("not a credit code: " + value);
        }
    }

    /** The code; empty if it is malformed or its check character is wrong. */
    public static Optional<CreditCode> parse(String text) {
        return valid(text) ? Optional.of(new CreditCode(text)) : Optional.empty();
    }

    /** Whether form and check character are right. */
    public static boolean valid(String text) {
        return wellFormed(text) && text.charAt(LENGTH - 1) == checkCharacter(text);
    }

    /** Whether length, alphabet and the digits of the region are right, whatever the check character. */
    public static boolean wellFormed(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int index = 0; index < LENGTH; index++) {
            char character = text.charAt(index);
            boolean regionDigit = index >= 2 && index < 8;
            if (ALPHABET.indexOf(character) < 0 || regionDigit && character > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * The check character (GB 32100-2015, 4.6): weights 3^(i-1) mod 31 over the first 17 characters.
     *
     * @param code at least 17 characters of the alphabet; what follows is not looked at
     */
    public static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int index = 0; index < LENGTH - 1; index++) {
            int value = ALPHABET.indexOf(code.charAt(index));
            if (value < 0) {
                throw new IllegalArgumentException("not in the alphabet of GB 32100: " + code.charAt(index));
            }
            sum += value * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    /**
     * The check character of an organisation code (GB 11714), the 17th of a credit code.
     *
     * @param organisation the eight characters before it, digits and capital letters
     */
    public static char organisationCheckCharacter(String organisation) {
        int sum = 0;
        for (int index = 0; index < ORGANISATION_WEIGHTS.length; index++) {
            sum += Character.digit(organisation.charAt(index), 36) * ORGANISATION_WEIGHTS[index];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    /**
     * Composes a code with both check characters.
     *
     * @param department registering department and category, two characters: 52 for civil affairs' non-profits, 91 for
     *        companies, 12 for public institutions
     * @param region county code, six digits
     * @param organisation first eight characters of the organisation code
     */
    public static CreditCode compose(String department, String region, String organisation) {
        String first = department + region + organisation + organisationCheckCharacter(organisation);
        return new CreditCode(first + checkCharacter(first));
    }

    @Override
    public String toString() {
        return value;
    }
}
