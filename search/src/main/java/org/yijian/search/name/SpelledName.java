package org.yijian.search.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yijian.search.analysis.Identifiers;

/**
 * A name as a row of signs, {@value #LONGEST} at most: half width, simplified, lower case, without punctuation. Hundreds
 * are made for one guess, so what is asked often is kept.
 */
final class SpelledName {

    static final int LONGEST = 40;

    /** Words that half of all names end with tell little; of those that begin alike the first that fits counts. */
    private static final Map<Character, List<String>> COMMON = Stream
            .of("社会福利院", "福利院", "敬老院", "养老院", "养老中心", "养老服务中心", "养老服务站", "老年公寓", "护理院", "护理中心", "老年养护中心", "养护中心",
                    "颐养中心", "服务中心", "服务站", "有限责任公司", "股份有限公司", "有限公司", "分公司", "街道", "社区", "（演示）", "(演示)",
                    "nursing home",
                    "care center")
            .collect(Collectors.groupingBy(word -> word.charAt(0)));
    private static final float LITTLE = 0.25f;

    private final Sign[] signs;
    private final float weight;
    private final int light;
    private final long letters;

    SpelledName(List<Sign> row) {
        signs = row.toArray(Sign[]::new);
        float sum = 0;
        int lighter = 0;
        long present = 0;
        for (Sign sign : signs) {
            sum += sign.weight();
            lighter += sign.weight() < 1 ? 1 : 0;
            present |= 1L << sign.character();
        }
        weight = sum;
        light = lighter;
        letters = present;
    }

    static SpelledName of(String name) {
        String text = Identifiers.normalized(name);
        List<Sign> signs = new ArrayList<>(Math.min(text.length(), LONGEST));
        for (int index = 0; index < text.length() && signs.size() < LONGEST;) {
            int common = commonAt(index, text);
            int end = index + Math.max(1, common);
            for (; index < end && signs.size() < LONGEST; index++) {
                char character = text.charAt(index);
                if (Character.isLetterOrDigit(character) || Character.isSurrogate(character)) {
                    signs.add(Sign.of(character, common > 0 ? LITTLE : 1));
                }
            }
        }
        return new SpelledName(signs);
    }

    /** Length of the common word that begins there; 0 if none does. */
    private static int commonAt(int index, String text) {
        for (String word : COMMON.getOrDefault(text.charAt(index), List.of())) {
            if (text.startsWith(word, index)) {
                return word.length();
            }
        }
        return 0;
    }

    /** The signs in order. */
    List<Sign> signs() {
        return List.of(signs);
    }

    int length() {
        return signs.length;
    }

    Sign at(int index) {
        return signs[index];
    }

    /** What the signs add up to. */
    float weight() {
        return weight;
    }

    /** Whether any of it is read in Mandarin. */
    boolean sounds() {
        return Arrays.stream(signs).anyMatch(sign -> !sign.readings().isEmpty());
    }

    /** Letters and digits sound like nothing else: what those weigh that the other has not. */
    float missingIn(SpelledName other) {
        float missing = 0;
        for (Sign sign : signs) {
            boolean absent = (other.letters & 1L << sign.character()) == 0;
            missing += absent && sign.readings().isEmpty() ? sign.weight() : 0;
        }
        return missing;
    }

    /**
     * Whether it is a name with signs left out of its beginning only: what tells facilities apart, two telling signs at
     * least, stands in the name as it is, and what stands before that has its signs in their order before it.
     */
    boolean shortens(SpelledName name) {
        if (length() >= name.length() || (letters & ~name.letters) != 0) {
            return false;
        }
        for (int end = name.length(); end > 1; end--) {
            int same = 0;
            while (same < Math.min(length(), end) && at(length() - 1 - same).same(name.at(end - 1 - same))) {
                same++;
            }
            if (tells(length() - same) && before(length() - same, name, end - same)) {
                return true;
            }
        }
        return false;
    }

    private boolean tells(int from) {
        int telling = 0;
        for (int index = from; index < length(); index++) {
            telling += at(index).weight() == 1 ? 1 : 0;
        }
        return from > 1 && telling > 1;
    }

    /** Whether the first signs of this stand in this order among the first signs of the name. */
    private boolean before(int signs, SpelledName name, int most) {
        int found = 0;
        for (int index = 0; index < most && found < signs; index++) {
            found += at(found).same(name.at(index)) ? 1 : 0;
        }
        return found == signs;
    }

    /** Each sign answers one of the other at most: what those that are left over weigh at least. */
    float unpairedWith(SpelledName other) {
        int left = Math.max(0, signs.length - other.signs.length);
        return Math.min(left, light) * LITTLE + Math.max(0, left - light);
    }
}
