package org.yijian.search.name;

import java.util.ArrayList;
import java.util.List;

import org.yijian.search.analysis.Identifiers;
import org.yijian.search.analysis.Syllables;

/**
 * What was typed, as the names that it may stand for: {@code 康乐}, {@code kangle} (one row of syllables), {@code xian}
 * (xian, or xi an), {@code 康le}.
 *
 * @param text what was typed, normalised
 * @param rows the possible rows of signs, {@value #MOST} at most
 * @param letters only letters, spaces left out; empty if anything else was typed
 */
record TypedName(String text, List<SpelledName> rows, String letters) {

    private static final int MOST = 6;

    static TypedName of(String typed) {
        String text = Identifiers.normalized(typed).replace('ü', 'v');
        List<List<Sign>> rows = new ArrayList<>(List.of(List.of()));
        SpelledName literal = SpelledName.of(text);
        String plain = text.replaceAll("[\\s'’·-]", "");
        boolean letters = !plain.isEmpty() && plain.chars().allMatch(TypedName::isLatin);
        for (int index = 0; index < literal.length();) {
            int end = index;
            StringBuilder run = new StringBuilder();
            while (end < literal.length() && isLatin(literal.at(end).character())) {
                run.append(literal.at(end++).character());
            }
            List<List<Sign>> readings = run.isEmpty() ? List.of() : syllables(run.toString());
            if (readings.isEmpty()) {
                end = Math.max(end, index + 1);
                readings = List.of(literal.signs().subList(index, end));
            }
            rows = joined(rows, readings);
            index = end;
        }
        return new TypedName(text, rows.stream().map(SpelledName::new).toList(), letters ? plain : "");
    }

    private static boolean isLatin(int character) {
        return character >= 'a' && character <= 'z';
    }

    private static List<List<Sign>> joined(List<List<Sign>> rows, List<List<Sign>> ends) {
        List<List<Sign>> joined = new ArrayList<>();
        for (List<Sign> row : rows) {
            for (List<Sign> end : ends) {
                if (joined.size() < MOST) {
                    List<Sign> whole = new ArrayList<>(row);
                    whole.addAll(end);
                    joined.add(whole);
                }
            }
        }
        return joined;
    }

    /** The ways to cut letters into syllables, those with long syllables first; none if there is no way. */
    private static List<List<Sign>> syllables(String letters) {
        List<List<Sign>> ways = new ArrayList<>();
        cut(letters, 0, new ArrayList<>(), new boolean[letters.length() + 1], ways);
        return ways;
    }

    /** @param hopeless places from which no way leads to the end, so that no text takes long */
    private static boolean cut(String letters, int from, List<Sign> before, boolean[] hopeless,
            List<List<Sign>> ways) {
        if (from == letters.length()) {
            ways.add(List.copyOf(before));
            return true;
        }
        if (hopeless[from] || before.size() >= SpelledName.LONGEST) {
            return false;
        }
        boolean found = false;
        for (int end = Math.min(letters.length(), from + Syllables.LONGEST); end > from && ways.size() < MOST; end--) {
            String syllable = letters.substring(from, end);
            if (Syllables.known(syllable)) {
                before.add(Sign.typed(syllable));
                found |= cut(letters, end, before, hopeless, ways);
                before.removeLast();
            }
        }
        hopeless[from] = !found;
        return found;
    }
}
