package org.yijian.search.name;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yijian.search.analysis.Identifiers;

/**
 * A name as a row of signs: half width, simplified, lower case, without punctuation.
 *
 * @param signs the signs in order, {@value #LONGEST} at most
 */
record SpelledName(List<Sign> signs) {

    static final int LONGEST = 40;

    /** Words that half of all names end with tell little. */
    private static final Pattern COMMON = Pattern.compile("社会福利院|福利院|敬老院|养老院|养老中心|养老服务中心|养老服务站|老年公寓|护理院|护理中心|"
            + "老年养护中心|养护中心|颐养中心|服务中心|服务站|有限责任公司|股份有限公司|有限公司|分公司|街道|社区|（演示）|\\(演示\\)|nursing home|care center");
    private static final float LITTLE = 0.25f;

    SpelledName {
        signs = List.copyOf(signs);
    }

    static SpelledName of(String name) {
        String text = Identifiers.normalized(name);
        boolean[] common = new boolean[text.length()];
        Matcher words = COMMON.matcher(text);
        while (words.find()) {
            for (int index = words.start(); index < words.end(); index++) {
                common[index] = true;
            }
        }
        List<Sign> signs = new ArrayList<>();
        for (int index = 0; index < text.length() && signs.size() < LONGEST; index++) {
            if (Character.isLetterOrDigit(text.charAt(index)) || Character.isSurrogate(text.charAt(index))) {
                signs.add(Sign.of(text.charAt(index), common[index] ? LITTLE : 1));
            }
        }
        return new SpelledName(signs);
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
