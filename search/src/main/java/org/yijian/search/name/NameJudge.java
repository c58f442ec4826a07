package org.yijian.search.name;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yijian.search.name.NameMatch.Reason;

/** Says how well a name fits what was typed, and why. */
final class NameJudge {

    /** Names less similar than this were not meant. */
    private static final float LEAST = 0.6f;
    /** What a part of a name may differ: one character of the same sound or two. */
    private static final float PART_COST = 0.35f;
    /** One character left out is less of a slip than a part of a longer name with another character of the same sound. */
    private static final float LEFT_OUT = 0.99f;
    private static final float SHORTENED = 0.6f;
    private static final float SHORTENED_MOST = 0.15f;
    private static final float WHOLE_PINYIN = 0.97f;
    private static final float INITIALS = 0.85f;

    private final TypedName typed;

    NameJudge(TypedName typed) {
        this.typed = typed;
    }

    Optional<NameMatch> judge(String name) {
        SpelledName spelled = SpelledName.of(name);
        if (spelled.length() == 0) {
            return Optional.empty();
        }
        NameMatch best = null;
        for (SpelledName row : typed.rows()) {
            NameMatch match = row.length() == 0 ? null : judge(row, name, spelled);
            best = best == null || match != null && match.similarity() > best.similarity() ? match : best;
        }
        NameMatch letters = typed.letters().isEmpty() ? null : letters(name, spelled);
        best = best == null || letters != null && letters.similarity() > best.similarity() ? letters : best;
        return Optional.ofNullable(best).filter(match -> match.similarity() >= LEAST);
    }

    private @Nullable NameMatch judge(SpelledName row, String name, SpelledName spelled) {
        float longest = Math.max(row.weight(), spelled.weight());
        float cost = NameDistance.whole(row, spelled, (1 - LEAST) * longest);
        float partCost = row.length() < 2 ? Float.MAX_VALUE : NameDistance.part(row, spelled, PART_COST);
        float most = 0.8f + 0.15f * Math.min(1, row.weight() / spelled.weight());
        float part = partCost <= PART_COST ? (1 - partCost / row.weight()) * most : 0;
        float similarity = Math.max(1 - cost / longest, oneLeftOut(row, spelled) ? LEFT_OUT * most : 0);
        if (Math.max(part, similarity) < LEAST) {
            return row.shortens(spelled)
                    ? new NameMatch(name, Reason.SHORTENED, SHORTENED + SHORTENED_MOST * row.weight() / longest)
                    : null;
        }
        boolean typedSounds = row.signs().stream().anyMatch(sign -> sign.character() == Sign.TYPED);
        if (part > similarity) {
            Reason same = startsWith(row, spelled) ? Reason.PREFIX : Reason.PART;
            return new NameMatch(name, partCost == 0 ? same : reason(row, spelled, typedSounds), part);
        }
        return new NameMatch(name, cost == 0 ? Reason.EXACT : reason(row, spelled, typedSounds), similarity);
    }

    /** Whether it is the name without one of its signs, wherever that stands. */
    private static boolean oneLeftOut(SpelledName row, SpelledName name) {
        if (row.length() < 2 || row.length() + 1 != name.length()) {
            return false;
        }
        int same = 0;
        while (same < row.length() && row.at(same).same(name.at(same))) {
            same++;
        }
        while (same < row.length() && row.at(same).same(name.at(same + 1))) {
            same++;
        }
        return same == row.length();
    }

    private static Reason reason(SpelledName row, SpelledName name, boolean typedSounds) {
        for (int offset = 0; offset + row.length() <= name.length(); offset++) {
            if (soundsFrom(offset, row, name)) {
                return typedSounds ? Reason.PINYIN : Reason.HOMOPHONE;
            }
        }
        return Reason.SPELLING;
    }

    private static boolean soundsFrom(int offset, SpelledName row, SpelledName name) {
        for (int index = 0; index < row.length(); index++) {
            Sign sign = name.at(offset + index);
            if (!row.at(index).same(sign) && !row.at(index).soundsLike(sign)) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(SpelledName row, SpelledName name) {
        for (int index = 0; index < row.length(); index++) {
            if (index >= name.length() || !row.at(index).same(name.at(index))) {
                return false;
            }
        }
        return true;
    }

    /** Letters that begin the pinyin of the name, or the first letters of its syllables. */
    private @Nullable NameMatch letters(String name, SpelledName spelled) {
        String letters = typed.letters();
        float share = Math.min(1f, (float) letters.length() / spelled.length());
        if (fits(letters, 0, spelled, 0, true)) {
            return new NameMatch(name, Reason.INITIALS, INITIALS - 0.2f * (1 - share));
        }
        return fits(letters, 0, spelled, 0, false) ? new NameMatch(name, Reason.PINYIN, WHOLE_PINYIN - 0.25f) : null;
    }

    /** Whether the letters are first letters, or a beginning of whole syllables, in one of the readings. */
    private static boolean fits(String letters, int from, SpelledName name, int sign, boolean initials) {
        if (from == letters.length()) {
            return true;
        }
        if (sign == name.length()) {
            return false;
        }
        for (String reading : NameFields.terms(name.at(sign))) {
            String expected = initials ? reading.substring(0, 1) : reading;
            if (letters.startsWith(expected, from)
                    ? fits(letters, from + expected.length(), name, sign + 1, initials)
                    : expected.startsWith(letters.substring(from))) {
                return true;
            }
        }
        return false;
    }
}
