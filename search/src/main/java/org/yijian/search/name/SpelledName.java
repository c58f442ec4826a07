package org.yijian.search.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yijian.search.analysis.Identifiers;

/**
 * A name as a row of signs: half width, simplified, lower case, without punctuation.
 *
 * @param signs the signs in order, {@value #LONGEST} at most
 */
record SpelledName(List<Sign> signs) {

    static final int LONGEST = 40;

    /** Words that half of all names end with tell little; of those that begin alike the first that fits counts. */
    private static final Map<Character, List<String>> COMMON = Stream
            .of("社会福利院", "福利院", "敬老院", "养老院", "养老中心", "养老服务中心", "养老服务站", "老年公寓", "护理院", "护理中心", "老年养护中心", "养护中心",
                    "颐养中心", "服务中心", "服务站", "有限责任公司", "股份有限公司", "有限公司", "分公司", "街道", "社区", "（演示）", "(演示)",
                    "nursing home",
                    "care center")
            .collect(Collectors.groupingBy(word -> word.charAt(0)));
    private static final float LITTLE = 0.25f;

    SpelledName {
        signs = List.copyOf(signs);
    }

    static SpelledName of(String name) {
        String text = Identifiers.normalized(name);
        boolean[] common = common(text);
        List<Sign> signs = new ArrayList<>();
        for (int index = 0; index < text.length() && signs.size() < LONGEST; index++) {
            if (Character.isLetterOrDigit(text.charAt(index)) || Character.isSurrogate(text.charAt(index))) {
                signs.add(Sign.of(text.charAt(index), common[index] ? LITTLE : 1));
            }
        }
        return new SpelledName(signs);
    }

    /** Which characters belong to common words. */
    private static boolean[] common(String text) {
        boolean[] common = new boolean[text.length()];
        for (int index = 0; index < text.length();) {
            int length = commonAt(index, text);
            Arrays.fill(common, index, index + length, true);
            index += Math.max(1, length);
        }
        return common;
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

    int length() {
        return signs.size();
    }

    Sign at(int index) {
        return signs.get(index);
    }

    /** What the signs add up to. */
    float weight() {
        float weight = 0;
        for (Sign sign : signs) {
            weight += sign.weight();
        }
        return weight;
    }

    /** Whether any of it is read in Mandarin. */
    boolean sounds() {
        return signs.stream().anyMatch(sign -> !sign.readings().isEmpty());
    }
}
