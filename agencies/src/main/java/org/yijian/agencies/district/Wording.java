package org.yijian.agencies.district;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the places {@code {floor}}, {@code {dish}} … of a template with words chosen by chance. */
final class Wording {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

    private final Map<String, List<String>> slots = Wordlists.words("slots");
    private final Map<String, List<String>> phrases = Wordlists.phrases("phrases");

    String fill(String template, Choice choice) {
        return PLACE.matcher(template).replaceAll(match -> Matcher.quoteReplacement(word(match, choice)));
    }

    String fill(String template, Choice choice, Facility facility) {
        return fill(template.replace("{facility}", facility.commonName()).replace("{street}",
                facility.street().name()), choice);
    }

    String phrase(String name, Choice choice) {
        return choice.one(Objects.requireNonNull(phrases.get(name), name));
    }

    private String word(MatchResult match, Choice choice) {
        return choice.one(Objects.requireNonNull(slots.get(match.group(1)), match.group(1)));
    }
}
