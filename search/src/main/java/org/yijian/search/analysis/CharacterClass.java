package org.yijian.search.analysis;

/** What a character is to the scanner. Looked up in a table, because every character of every text passes here. */
final class CharacterClass {

    /** Ends a word: spaces, punctuation, symbols. */
    static final byte BREAK = 0;
    /** Part of a word: letters and digits of scripts written with spaces. */
    static final byte WORD = 1;
    /** Han, kana and hangul, which are written without spaces. */
    static final byte IDEOGRAPH = 2;
    /** Combining marks and joiners, which belong to the word they stand in but do not change it. */
    static final byte MARK = 3;

    private static final byte[] BASIC_PLANE = basicPlane();

    private CharacterClass() {
    }

    static byte of(char character) {
        return BASIC_PLANE[character];
    }

    static byte of(int codePoint) {
        return codePoint < BASIC_PLANE.length ? BASIC_PLANE[codePoint] : classify(codePoint);
    }

    private static byte[] basicPlane() {
        byte[] classes = new byte[Character.MAX_VALUE + 1];
        for (int character = 0; character < classes.length; character++) {
            classes[character] = classify(character);
        }
        return classes;
    }

    private static byte classify(int codePoint) {
        if (Character.isIdeographic(codePoint) || isKanaOrHangul(codePoint)) {
            return IDEOGRAPH;
        }
        if (Character.isLetterOrDigit(codePoint)) {
            return WORD;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
                    Character.FORMAT ->
                MARK;
            default -> BREAK;
        };
    }

    private static boolean isKanaOrHangul(int codePoint) {
        return codePoint >= 0x3041 && codePoint <= 0x30FF && Character.isLetter(codePoint)
                || codePoint >= 0xAC00 && codePoint <= 0xD7AF || codePoint >= 0xFF66 && codePoint <= 0xFF9D;
    }
}
