package org.yijian.search.query;

import java.util.List;

/**
 * What was typed, taken apart.
 *
 * @param words all of which must be found
 * @param better phrases that make a hit better but need not be there: runs of Chinese that were cut into words
 * @param name the whole text, normalised, in case it is the name of a facility
 * @param blank true if nothing was typed, which finds everything; text without any term finds nothing
 */
public record PlainQuery(List<SearchedWord> words, List<SearchedWord> better, String name, boolean blank) {

    private static final int SENTENCE = 5;

    public PlainQuery {
        words = List.copyOf(words);
        better = List.copyOf(better);
    }

    /** The distinct terms of all words. */
    public List<String> terms() {
        return words.stream().filter(word -> !word.prefix()).flatMap(word -> word.terms().stream())
                .map(SearchedWord.Placed::term).distinct().toList();
    }

    /** Whether a whole sentence was typed rather than words: of a sentence nobody expects every word. */
    boolean sentence() {
        return name.indexOf(' ') < 0 && terms().size() >= SENTENCE;
    }

    /** Each term for itself, as {@link RecordQueries#relaxed} looks for them. */
    public List<SearchedWord> singleTerms() {
        return terms().stream().map(term -> new SearchedWord(List.of(new SearchedWord.Placed(term, 0)), false, null))
                .toList();
    }
}
