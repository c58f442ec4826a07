package org.yijian.search.analysis;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Collects the characters of one word in the form in which words are compared. */
final class WordFolder {

    /** ASCII folding turns one character into four at most. */
    private static final int LONGEST_FOLDING = 4;

    private final char[] characters = new char[TermScanner.LONGEST_WORD + 2 * LONGEST_FOLDING];
    private int length;

    char[] characters() {
        return characters;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** Appends a character (one or two {@code char}s) folded to half width, without accent, in lower case. */
    void append(char[] text, int index, int count) {
        char first = text[index];
        if (first < 0x80) {
            characters[length++] = first >= 'A' && first <= 'Z' ? (char) (first + 32) : first;
        } else {
            appendFolded(text, index, count);
        }
    }

    private void appendFolded(char[] text, int index, int count) {
        int folded = ASCIIFoldingFilter.foldToASCII(text, index, characters, length, count);
        if (count == 2) {
            Character.toChars(Character.toLowerCase(Character.codePointAt(characters, length, length + 2)), characters,
                    length);
            length += 2;
            return;
        }
        for (; length < folded; length++) {
            characters[length] = Character.toLowerCase(characters[length]);
        }
    }

    /**
     * Removes the English plural: the "S stemmer" of Harman, How effective is suffixing?, JASIS 1991. Light on purpose: a
     * stronger one would join words that supervision keeps apart.
     */
    void stem() {
        if (length < 3 || characters[length - 1] != 's') {
            return;
        }
        switch (characters[length - 2]) {
            case 'u', 's' -> {
                // bus, glass: no plural
            }
            case 'e' -> stemAfterE();
            default -> length--;
        }
    }

    private void stemAfterE() {
        char third = characters[length - 3];
        if (third == 'i' && length > 3 && characters[length - 4] != 'a' && characters[length - 4] != 'e') {
            length -= 2;
            characters[length - 1] = 'y';
        } else if (third != 'i' && third != 'a' && third != 'o' && third != 'e') {
            length--;
        }
    }
}
