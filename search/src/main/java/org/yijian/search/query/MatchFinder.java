package org.yijian.search.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.search.analysis.TermScanner;

/** Finds where a text matches the words of a query, by the same terms and places as the index. */
final class MatchFinder {

    /** More occurrences than this in one text are not looked at: one passage is shown. */
    private static final int MOST = 500;

    private final TermScanner scanner;
    private final List<char[]> terms;
    private final List<Word> words = new ArrayList<>();
    private final List<Occurrence> occurrences = new ArrayList<>();

    /**
     * A marked part of a text.
     *
     * @param start first character
     * @param end after the last character
     */
    record Match(int start, int end) {}

    private record Occurrence(int term, int position, int start, int end) {}

    /** A searched word with its terms by number. */
    private record Word(int[] terms, int[] places, boolean prefix) {}

    MatchFinder(List<SearchedWord> searched, TermScanner scanner) {
        this.scanner = scanner;
        List<String> distinct = new ArrayList<>();
        for (SearchedWord word : searched) {
            int[] numbers = new int[word.terms().size()];
            int[] places = new int[numbers.length];
            for (int index = 0; index < numbers.length; index++) {
                numbers[index] = number(word.terms().get(index).term(), distinct);
                places[index] = word.terms().get(index).place();
            }
            words.add(new Word(numbers, places, word.prefix()));
        }
        this.terms = distinct.stream().map(String::toCharArray).toList();
    }

    private static int number(String term, List<String> distinct) {
        int known = distinct.indexOf(term);
        if (known < 0) {
            distinct.add(term);
        }
        return known < 0 ? distinct.size() - 1 : known;
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
            if (scanner.ideographic()) {
                addPrefixes(position);
            }
        }
    }

    private void addPrefixes(int position) {
        for (Word word : words) {
            char[] character = terms.get(word.terms[0]);
            if (word.prefix && !scanner.termEquals(character) && scanner.startsWith(character)) {
                occurrences.add(new Occurrence(word.terms[0], position, scanner.start(),
                        scanner.start() + character.length));
            }
        }
    }

    private void addMatches(Word word, List<Match> matches) {
        for (Occurrence occurrence : occurrences) {
            if (occurrence.term() == word.terms[0]) {
                addMatch(word, occurrence.position(), matches);
            }
        }
    }

    private void addMatch(Word word, int position, List<Match> matches) {
        int before = matches.size();
        for (int index = 0; index < word.terms.length; index++) {
            Occurrence occurrence = at(word.terms[index], position + word.places[index]);
            if (occurrence == null) {
                matches.subList(before, matches.size()).clear();
                return;
            }
            matches.add(new Match(occurrence.start(), occurrence.end()));
        }
    }

    private @Nullable Occurrence at(int term, int position) {
        for (Occurrence occurrence : occurrences) {
            if (occurrence.term() == term && occurrence.position() == position) {
                return occurrence;
            }
        }
        return null;
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
