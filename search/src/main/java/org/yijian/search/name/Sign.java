package org.yijian.search.name;

import java.util.List;

import org.yijian.search.analysis.Syllables;

/**
 * One character of a name, or a syllable that was typed for it.
 *
 * @param character the character; {@link #TYPED} for a syllable
 * @param readings toneless syllables, the usual one first; empty for letters and digits
 * @param weight how much it tells names apart: 1, less in words that half of all names end with
 */
record Sign(char character, List<String> readings, float weight) {

    static final char TYPED = 0;

    private static final List<String[]> ALIKE = List.of(new String[]{ "zh", "z" }, new String[]{ "ch", "c" },
            new String[]{ "sh", "s" }, new String[]{ "n", "l" }, new String[]{ "h", "f" });

    private static final Sign[] LATIN = new Sign[128];

    static {
        for (char character = 0; character < LATIN.length; character++) {
            LATIN[character] = read(character, 1);
        }
    }

    static Sign of(char character, float weight) {
        return character < LATIN.length && weight == 1 ? LATIN[character] : read(character, weight);
    }

    private static Sign read(char character, float weight) {
        return new Sign(character, Syllables.of(character), weight);
    }

    static Sign typed(String syllable) {
        return new Sign(TYPED, List.of(syllable), 1);
    }

    boolean same(Sign other) {
        return character == other.character && character != TYPED;
    }

    boolean soundsLike(Sign other) {
        for (String reading : readings) {
            if (other.readings.contains(reading)) {
                return true;
            }
        }
        return false;
    }

    /** Whether they sound alike to those who do not tell zh from z, n from l or ang from an. */
    boolean soundsNearly(Sign other) {
        for (String reading : readings) {
            for (String otherReading : other.readings) {
                if (blurred(reading).equals(blurred(otherReading))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String blurred(String syllable) {
        String blurred = syllable;
        for (String[] pair : ALIKE) {
            if (blurred.startsWith(pair[0])) {
                blurred = pair[1] + blurred.substring(pair[0].length());
                break;
            }
        }
        return blurred.endsWith("ng") ? blurred.substring(0, blurred.length() - 1) : blurred;
    }
}
