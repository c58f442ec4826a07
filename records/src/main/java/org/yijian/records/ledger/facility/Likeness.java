package org.yijian.records.ledger.facility;

import java.text.Normalizer;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * When two facilities of one county look like one: the same name at an address that does not speak against it, or the
 * same address with one name inside the other. Both are compared without case, width, spaces and punctuation.
 */
final class Likeness {

    private Likeness() {
    }

    /** The letters and digits of a text in one form; null if there are none. */
    static @Nullable String key(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return letters.isEmpty() ? null : letters.substring(0, Math.min(letters.length(), 300));
    }

    /**
     * @param name name key of one facility
     * @param address its address key
     * @param otherName name key of the other facility
     * @param otherAddress its address key
     */
    static boolean alike(@Nullable String name, @Nullable String address, @Nullable String otherName,
            @Nullable String otherAddress) {
        if (name == null || otherName == null || address == null || otherAddress == null) {
            return false;
        }
        return name.equals(otherName) && endsAlike(address, otherAddress)
                || address.equals(otherAddress) && (name.contains(otherName) || otherName.contains(name));
    }

    /** Sources leave out the province or the city at the front of an address. */
    private static boolean endsAlike(String address, String otherAddress) {
        return address.endsWith(otherAddress) || otherAddress.endsWith(address);
    }
}
