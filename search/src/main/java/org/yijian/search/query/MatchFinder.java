package org.yijian.search.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.yijian.search.analysis.TermScanner;

/** Finds where a text matches the words of a query, by the same terms and places as the index. */
final class MatchFinder {

    /** More occurrences than this in one text are not looked at: one passage is shown. */
    private static final int MOST = 500;

    private final List<SearchedWord> words;
    private final List<char[]> terms;
    private final List<Integer> prefixes = new ArrayList<>();
    private final TermScanner scanner;
    private final List<Occurrence> occurrences = new ArrayList<>();

    /**
     * A marked part of a text.
     *
     * @param start first character
     * @param end after the last character
     */
    record Match(int start, int end) {}

    private record Occurrence(int term, int position, int start, int end) {}

    MatchFinder(List<SearchedWord> words, TermScanner scanner) {
        this.words = words;
        this.scanner = scanner;
        this.terms = words.stream().flatMap(word -> word.terms().stream()).map(SearchedWord.Placed::term).distinct()
                .map(String::toCharArray).toList();
        words.stream().filter(SearchedWord::prefix).forEach(word -> prefixes.add(number(word.terms().getFirst())));
    }

    /** The parts of the text that match, in order, not overlapping. */
    List<Match> matches(String text) {
        findOccurrences(text);
        List<Match> matches = new ArrayList<>();
        words.forEach(word -> addMatches(word, matches));
        matches.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
        return joined(matches);
    }

    private void findOccurrences(String text) {
        occurrences.clear();
        scanner.reset(text);
        for (int position = 0; occurrences.size() < MOST && scanner.next(); position++) {
            for (int term = 0; term < terms.size(); term++) {
                if (scanner.termEquals(terms.get(term))) {
                    occurrences.add(new Occurrence(term, position, scanner.start(), scanner.end()));
                }
            }
            for (int prefix : prefixes) {
                addPrefix(text, prefix, position);
            }
        }
    }

    private void addPrefix(String text, int term, int position) {
        char[] character = terms.get(term);
        int end = scanner.start() + character.length;
        if (scanner.ideographic() && !scanner.termEquals(character)
                && text.startsWith(new String(character), scanner.start())) {
            occurrences.add(new Occurrence(term, position, scanner.start(), end));
        }
    }

    private void addMatches(SearchedWord word, List<Match> matches) {
        int first = number(word.terms().getFirst());
        for (Occurrence occurrence : occurrences) {
            if (occurrence.term() == first) {
                addMatch(word, occurrence.position(), matches);
            }
        }
    }

    private void addMatch(SearchedWord word, int position, List<Match> matches) {
        List<Match> found = new ArrayList<>();
        for (SearchedWord.Placed placed : word.terms()) {
            Occurrence occurrence = at(number(placed), position + placed.place());
            if (occurrence == null) {
                return;
            }
            found.add(new Match(occurrence.start(), occurrence.end()));
        }
        matches.addAll(found);
    }

    private @org.jspecify.annotations.Nullable Occurrence at(int term, int position) {
        for (Occurrence occurrence : occurrences) {
            if (occurrence.term() == term && occurrence.position() == position) {
                return occurrence;
            }
        }
        return null;
    }

    private int number(SearchedWord.Placed placed) {
        char[] term = placed.term().toCharArray();
        for (int number = 0; number < terms.size(); number++) {
            if (java.util.Arrays.equals(terms.get(number), term)) {
                return number;
            }
        }
        throw new IllegalStateException("not a term of this query");
    }

    private static List<Match> joined(List<Match> matches) {
        List<Match> joined = new ArrayList<>();
        for (Match match : matches) {
            if (joined.isEmpty() || joined.getLast().end() < match.start()) {
                joined.add(match);
            } else {
                Match last = joined.removeLast();
                joined.add(new Match(last.start(), Math.max(last.end(), match.end())));
            }
        }
        return joined;
    }
}
