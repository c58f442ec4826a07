package org.yijian.search.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How characters are read: Mandarin syllables without tones, ü written v. The table is made from ICU and pinyin4j; a test
 * holds it against both.
 */
public final class Syllables {

    /** zhuang, chuang, shuang are the longest. */
    public static final int LONGEST = 6;

    private static final Set<String> KNOWN = new HashSet<>();
    private static final Map<Character, List<String>> READINGS = readings();

    private Syllables() {
    }

    /** The readings of a character, the usual one first; empty if it is not read in Mandarin. */
    public static List<String> of(char character) {
        return READINGS.getOrDefault(character, List.of());
    }

    /** Whether these letters are one whole syllable. */
    public static boolean known(String letters) {
        return KNOWN.contains(letters);
    }

    private static Map<Character, List<String>> readings() {
        Map<Character, List<String>> readings = new HashMap<>(32_768);
        List<String[]> rows = CharacterTable.lines("syllables.txt").stream().map(line -> line.split("\t", -1)).toList();
        for (int rank = 1; rank <= 2; rank++) {
            for (String[] row : rows) {
                KNOWN.add(row[0]);
                for (char character : row[rank].toCharArray()) {
                    readings.computeIfAbsent(character, unread -> new ArrayList<>(1)).add(row[0]);
                }
            }
        }
        readings.replaceAll((character, list) -> List.copyOf(list));
        return readings;
    }
}
