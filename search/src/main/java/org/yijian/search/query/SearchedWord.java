package org.yijian.search.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One word, number or phrase of a query: its terms in their places.
 *
 * @param terms the terms, in order
 * @param prefix true if the only term is a single ideograph, which stands for every term that starts with it
 * @param identifier the word as a whole, normalised, if it may be an identifier; else null
 */
public record SearchedWord(List<Placed> terms, boolean prefix, @Nullable String identifier) {

    public SearchedWord {
        terms = List.copyOf(terms);
    }

    /**
     * A term and its place.
     *
     * @param term the term
     * @param place position relative to the first term of the word
     */
    public record Placed(String term, int place) {}
}
