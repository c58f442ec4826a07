package org.yijian.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of the query box into brackets, operators, phrases and words. */
final class BoxTokens {

    private static final int MOST = 128;
    private static final Pattern TOKEN = Pattern
            .compile("[()（）]|[^\\s\\u3000()（）\"“”:：]+[:：](?:\"[^\"]*\"|“[^”]*”|\\[[^\\]]*\\]|[^\\s\\u3000()（）\"“”]+)"
                    + "|[\"“][^\"“”]*[\"”]|[^\\s\\u3000()（）\"“”]+");

    private BoxTokens() {
    }

    /** The tokens; nothing if there are too many to be meant. */
    static Optional<List<String>> of(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (tokens.size() == MOST) {
                return Optional.empty();
            }
            tokens.add(switch (matcher.group()) {
                case "（" -> "(";
                case "）" -> ")";
                case "&&" -> "AND";
                case "||" -> "OR";
                default -> matcher.group();
            });
        }
        return Optional.of(tokens);
    }
}
