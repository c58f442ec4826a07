package org.yijian.search.analysis;

import java.util.Arrays;

/**
 * Cuts text into terms, one pass, no garbage.
 *
 * <ul>
 * <li>Runs of Han, kana or hangul give overlapping pairs of characters, and their last character alone: 消防通道 gives
 * 消防, 防通, 通道, 道, in simplified form. A single character is therefore the prefix of a term wherever it stands.
 * <li>Other letters and digits give words: full width and accents folded, lower case, English plural and possessive
 * removed. A full stop between digits belongs to the word ({@code 4.2}).
 * </ul>
 * Each term is one position after the one before. Words longer than {@value #LONGEST_WORD} characters are cut.
 *
 * <p>Its own scanner rather than a chain of Lucene filters because highlighting runs it over every hit of every page:
 * it is several times as fast as {@code StandardTokenizer} with four filters.
 */
public final class TermScanner {

    /** Words are cut after so many characters. */
    public static final int LONGEST_WORD = 64;

    private final WordFolder word = new WordFolder();
    private char[] own = new char[256];
    private char[] text = own;
    private int length;
    private int next;
    private int start;
    private int end;
    private boolean pair;
    private boolean ideographic;

    /** Starts over on the first {@code count} characters of the array, which is read while scanning. */
    public void reset(char[] characters, int count) {
        text = characters;
        length = count;
        next = 0;
    }

    /** Starts over on a string. */
    public void reset(String string) {
        if (own.length < string.length()) {
            own = new char[string.length()];
        }
        string.getChars(0, string.length(), own, 0);
        reset(own, string.length());
    }

    /** Goes to the next term; false at the end. */
    public boolean next() {
        while (next < length) {
            switch (CharacterClass.of(codePointAt(next))) {
                case CharacterClass.IDEOGRAPH -> {
                    return ideograph();
                }
                case CharacterClass.WORD -> {
                    if (word()) {
                        return true;
                    }
                }
                default -> next += charactersAt(next);
            }
        }
        return false;
    }

    private boolean ideograph() {
        start = next;
        next += charactersAt(next);
        end = next;
        pair = next < length && CharacterClass.of(codePointAt(next)) == CharacterClass.IDEOGRAPH;
        if (pair) {
            end += charactersAt(next);
        }
        ideographic = true;
        return true;
    }

    private boolean word() {
        start = next;
        pair = false;
        ideographic = false;
        word.clear();
        while (next < length && word.length() < LONGEST_WORD && continuesWord()) {
            next += charactersAt(next);
        }
        end = next;
        skipPossessive();
        word.stem();
        return word.length() > 0;
    }

    /** Takes the character at {@link #next} into the word if it belongs there. */
    private boolean continuesWord() {
        char character = text[next];
        switch (CharacterClass.of(codePointAt(next))) {
            case CharacterClass.WORD -> word.append(text, next, charactersAt(next));
            case CharacterClass.MARK -> {
                // belongs to the word but leaves no trace in the term
            }
            default -> {
                if (character == '.' && isDigitAt(next - 1) && isDigitAt(next + 1)) {
                    word.append(text, next, 1);
                } else if (!isApostrophe(character) || !isLetterAt(next + 1) || isPossessiveAt(next)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void skipPossessive() {
        if (next < length && isApostrophe(text[next]) && isPossessiveAt(next)) {
            next += 2;
        }
    }

    /** Whether an apostrophe here starts the ending {@code 's} of a word. */
    private boolean isPossessiveAt(int apostrophe) {
        int letter = apostrophe + 1;
        return letter < length && (text[letter] == 's' || text[letter] == 'S')
                && (letter + 1 >= length || CharacterClass.of(text[letter + 1]) != CharacterClass.WORD);
    }

    private static boolean isApostrophe(char character) {
        return character == '\'' || character == '\u2019';
    }

    private boolean isDigitAt(int index) {
        return index >= 0 && index < length && Character.isDigit(text[index]);
    }

    private boolean isLetterAt(int index) {
        return index < length && CharacterClass.of(text[index]) == CharacterClass.WORD;
    }

    private int codePointAt(int index) {
        return Character.codePointAt(text, index, length);
    }

    private int charactersAt(int index) {
        return Character.isHighSurrogate(text[index]) && index + 1 < length
                && Character.isLowSurrogate(text[index + 1]) ? 2 : 1;
    }

    /** Where the term starts in the text. */
    public int start() {
        return start;
    }

    /** Where the term ends in the text, exclusive. */
    public int end() {
        return end;
    }

    /** Whether the term is of a script written without spaces. */
    public boolean ideographic() {
        return ideographic;
    }

    /** Whether the term is the last character of such a run (or a run of one). */
    public boolean lastOfRun() {
        return ideographic && !pair;
    }

    /** Number of characters of the term. */
    public int termLength() {
        return ideographic ? end - start : word.length();
    }

    /** Copies the term to the start of the target. */
    public void copyTerm(char[] target) {
        if (ideographic) {
            for (int index = start; index < end; index++) {
                target[index - start] = SimplifiedForms.of(text[index]);
            }
        } else {
            System.arraycopy(word.characters(), 0, target, 0, word.length());
        }
    }

    /** The term. */
    public String term() {
        char[] term = new char[termLength()];
        copyTerm(term);
        return new String(term);
    }

    /** Whether the term is this one; cheaper than {@link #term()}. */
    public boolean termEquals(char[] other) {
        return ideographic
                ? end - start == other.length && startsWith(other)
                : Arrays.equals(word.characters(), 0, word.length(), other, 0, other.length);
    }

    /** Whether the term, one of ideographs, begins with these. */
    public boolean startsWith(char[] ideographs) {
        if (end - start < ideographs.length) {
            return false;
        }
        for (int index = 0; index < ideographs.length; index++) {
            if (SimplifiedForms.of(text[start + index]) != ideographs[index]) {
                return false;
            }
        }
        return true;
    }
}
