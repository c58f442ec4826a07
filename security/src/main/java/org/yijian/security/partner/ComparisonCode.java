package org.yijian.security.partner;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.StringJoiner;

import org.yijian.security.seal.Digests;

/**
 * Five groups of five digits that stand for a signed document, for two people to read to each other. They hold 80 bits of
 * its SHA-256: somebody in the middle would have to find another document with the same digits.
 *
 * @param text the digits, for example {@code 04711 60022 31415 00815 12345}
 */
public record ComparisonCode(String text) {

    private static final int GROUPS = 5;

    /** The code of these bytes. */
    public static ComparisonCode of(byte[] document) {
        ByteBuffer hash = ByteBuffer.wrap(Digests.sha256(document));
        StringJoiner groups = new StringJoiner(" ");
        for (int i = 0; i < GROUPS; i++) {
            groups.add(String.format(Locale.ROOT, "%05d", Short.toUnsignedInt(hash.getShort())));
        }
        return new ComparisonCode(groups.toString());
    }

    /** Whether somebody heard or typed the same digits, whatever the spaces and hyphens between them. */
    public boolean matches(String heard) {
        return digits(heard).equals(digits(text));
    }

    private static String digits(String text) {
        return text.strip().replaceAll("[\\s-]", "");
    }

    @Override
    public String toString() {
        return text;
    }
}
