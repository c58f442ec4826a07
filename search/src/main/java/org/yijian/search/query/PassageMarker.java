package org.yijian.search.query;

import java.util.List;

import org.yijian.search.analysis.TermScanner;

/**
 * Cuts the passage with the most matches out of a text and marks them. The answer is HTML: the text escaped, matches in
 * {@code <mark>}, nothing else.
 */
final class PassageMarker {

    static final int LENGTH = 160;
    private static final int BEFORE = 24;

    private final List<SearchedWord> words;
    private final MatchFinder finder;

    /** @param words what is marked; one marker serves one query and one thread */
    PassageMarker(List<SearchedWord> words) {
        this.words = words;
        this.finder = new MatchFinder(words, new TermScanner());
    }

    String mark(String text) {
        List<MatchFinder.Match> matches = words.isEmpty() ? List.of() : finder.matches(text);
        int start = matches.isEmpty() ? 0 : start(text, best(matches));
        int end = Math.min(text.length(), start + LENGTH);
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return html(text, start, end, matches);
    }

    /** Where the passage with the most matches begins: at one of them. */
    private static int best(List<MatchFinder.Match> matches) {
        int best = 0;
        int most = 0;
        for (int first = 0, last = 0; first < matches.size(); first++) {
            while (last < matches.size() && matches.get(last).end() <= matches.get(first).start() + LENGTH - BEFORE) {
                last++;
            }
            if (last - first > most) {
                most = last - first;
                best = first;
            }
        }
        return matches.get(best).start();
    }

    /** A little before the match, if possible where a word or sentence begins. */
    private static int start(String text, int match) {
        if (match <= BEFORE) {
            return 0;
        }
        for (int index = match - BEFORE; index < match; index++) {
            if (!Character.isLetterOrDigit(text.charAt(index)) && !Character.isSurrogate(text.charAt(index))) {
                return index + 1;
            }
        }
        int start = match - BEFORE / 2;
        return Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }

    private static String html(String text, int start, int end, List<MatchFinder.Match> matches) {
        StringBuilder html = new StringBuilder(LENGTH + 64);
        if (start > 0) {
            html.append('…');
        }
        int next = start;
        for (MatchFinder.Match match : matches) {
            if (match.start() >= next && match.end() <= end) {
                escape(text, next, match.start(), html);
                html.append("<mark>");
                escape(text, match.start(), match.end(), html);
                html.append("</mark>");
                next = match.end();
            }
        }
        escape(text, next, end, html);
        return end < text.length() ? html.append('…').toString() : html.toString();
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        int plain = from;
        for (int index = from; index < to; index++) {
            String escaped = switch (text.charAt(index)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                case '\'' -> "&#39;";
                default -> "";
            };
            if (!escaped.isEmpty()) {
                html.append(text, plain, index).append(escaped);
                plain = index + 1;
            }
        }
        html.append(text, plain, to);
    }
}
