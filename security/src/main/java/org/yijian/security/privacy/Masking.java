package org.yijian.security.privacy;

import java.util.regex.Pattern;

/** Shows just enough of personal data for two people to know that they speak of the same. */
public final class Masking {

    private static final Pattern IDENTITY_NUMBER = Pattern
            .compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern MOBILE_NUMBER = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");

    private static final int HEAD = 3;
    private static final int TAIL = 4;
    private static final int SHORTEST_IDENTITY_NUMBER = 15;
    private static final int SHORTEST_PHONE = 10;

    private Masking() {
    }

    /** First and last character of a name, of two only the first: 王小明 is 王*明, 王明 is 王*. */
    public static String name(String name) {
        String bare = name.strip();
        int length = bare.codePointCount(0, bare.length());
        if (length <= 1) {
            return "*".repeat(length);
        }
        String first = bare.substring(0, bare.offsetByCodePoints(0, 1));
        String last = length == 2 ? "" : bare.substring(bare.offsetByCodePoints(bare.length(), -1));
        return first + "*".repeat(Math.max(1, length - 2)) + last;
    }

    /** An identity number without its birthday: 500106194901011234 is 500***********1234; shorter ones vanish. */
    public static String identityNumber(String number) {
        return ends(number.strip(), SHORTEST_IDENTITY_NUMBER);
    }

    /** A telephone number without its middle: 13812345678 is 138****5678; shorter ones vanish. */
    public static String phone(String number) {
        return ends(number.strip(), SHORTEST_PHONE);
    }

    /** A text with the identity numbers and mobile numbers in it masked. Names in running text are not found. */
    public static String text(String text) {
        String identities = IDENTITY_NUMBER.matcher(text).replaceAll(found -> identityNumber(found.group()));
        return MOBILE_NUMBER.matcher(identities).replaceAll(found -> phone(found.group()));
    }

    private static String ends(String number, int least) {
        int length = number.length();
        return length < least
                ? "*".repeat(length)
                : number.substring(0, HEAD) + "*".repeat(length - HEAD - TAIL) + number.substring(length - TAIL);
    }
}
