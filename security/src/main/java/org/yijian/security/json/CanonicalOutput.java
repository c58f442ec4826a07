package org.yijian.security.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.erdtman.jcs.NumberToJSON;

/**
 * Growing bytes with the primitives of canonical JSON (RFC 8785, sections 3.2.2.2 and 3.2.2.3). The caller keeps the
 * names in order.
 */
public final class CanonicalOutput {

    /** Up to here every decimal number survives the way through a double and back. */
    private static final int EXACT_DIGITS = 15;

    private static final byte[] HEXADECIMAL = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1024];
    private int length;

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** A byte of ASCII as it stands. */
    public void raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    /** ASCII text as it stands: punctuation, names, numbers. */
    public void raw(String ascii) {
        int size = ascii.length();
        room(size);
        for (int index = 0; index < size; index++) {
            bytes[length++] = (byte) ascii.charAt(index);
        }
    }

    /** A name and its colon, with a comma before it unless it is the first. */
    public void name(String name, boolean first) {
        raw(first ? "\"" : ",\"");
        raw(name);
        raw("\":");
    }

    public void number(long number) {
        raw(Long.toString(number));
    }

    public void number(double number) {
        try {
            raw(NumberToJSON.serializeNumber(number));
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON number: " + number, e);
        }
    }

    /** @throws IllegalArgumentException for more than 15 digits, which JSON does not carry exactly */
    public void number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.precision() > EXACT_DIGITS) {
            throw new IllegalArgumentException(
                    "a number of more than " + EXACT_DIGITS + " digits is not exact in JSON");
        }
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= EXACT_DIGITS) {
            number(plain.longValueExact());
        } else {
            number(plain.doubleValue());
        }
    }

    /** A quoted string; half a surrogate pair is an {@link IllegalArgumentException}. */
    public void string(String text) {
        raw('"');
        int size = text.length();
        for (int index = 0; index < size; index++) {
            char character = text.charAt(index);
            room(6);
            if (character >= 0x80) {
                index += wide(text, index, character);
            } else if (character < 0x20 || character == '"' || character == '\\') {
                escaped(character);
            } else {
                bytes[length++] = (byte) character;
            }
        }
        raw('"');
    }

    /** Writes a character beyond ASCII in UTF-8 and says how many further characters of the text it took. */
    private int wide(String text, int index, char character) {
        if (character < 0x800) {
            bytes[length++] = (byte) (0xC0 | character >> 6);
            continuation(character);
            return 0;
        }
        if (!Character.isSurrogate(character)) {
            bytes[length++] = (byte) (0xE0 | character >> 12);
            continuation(character >> 6);
            continuation(character);
            return 0;
        }
        int point = text.codePointAt(index);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new IllegalArgumentException("half a surrogate pair is not text");
        }
        bytes[length++] = (byte) (0xF0 | point >> 18);
        continuation(point >> 12);
        continuation(point >> 6);
        continuation(point);
        return 1;
    }

    private void continuation(int bits) {
        bytes[length++] = (byte) (0x80 | bits & 0x3F);
    }

    private void escaped(char character) {
        switch (character) {
            case '"', '\\' -> escape(character);
            case '\b' -> escape('b');
            case '\t' -> escape('t');
            case '\n' -> escape('n');
            case '\f' -> escape('f');
            case '\r' -> escape('r');
            default -> {
                raw("\\u00");
                bytes[length++] = HEXADECIMAL[character >> 4];
                bytes[length++] = HEXADECIMAL[character & 0xF];
            }
        }
    }

    private void escape(char letter) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
