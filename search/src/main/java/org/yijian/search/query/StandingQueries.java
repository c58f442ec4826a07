package org.yijian.search.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.yijian.search.SearchQuery;

/**
 * The query of a search that waits for records: everything that was typed must be there, exactly as when
 * {@link IndexSearch} finds enough. It guesses no names and is content with no part of the words, because a record that
 * is only nearly meant is no reason to call somebody.
 */
public final class StandingQueries {

    private final PlainQueryReader reader = new PlainQueryReader();

    /**
     * The query, without access, which is a matter of whoever looks.
     *
     * @return empty if the search compares with another record ({@code like:}), which only the index can answer
     * @throws org.yijian.security.error.FaultException if the search is refused, for example a text too long
     */
    public Optional<Query> of(SearchQuery query) {
        SearchLimits.check(query);
        PlainQuery plain = reader.read(query.text());
        SearchLimits.check(plain);
        Optional<BoxClause> clause = BoxReader.read(query.text(), reader);
        if (clause.isEmpty()) {
            return Optional.of(RecordQueries.strict(plain, query));
        }
        return compares(clause.get()) ? Optional.empty() : Optional.of(asked(clause.get(), query));
    }

    private static Query asked(BoxClause clause, SearchQuery query) {
        try {
            IndexSearcher nothing = new IndexSearcher(new MultiReader());
            return RecordQueries.filtered(BoxQueries.of(clause, nothing), query);
        } catch (IOException e) {
            throw new UncheckedIOException("an empty index was read", e);
        }
    }

    private static boolean compares(BoxClause clause) {
        return switch (clause) {
            case BoxClause.All all -> all.clauses().stream().anyMatch(StandingQueries::compares);
            case BoxClause.Any any -> any.clauses().stream().anyMatch(StandingQueries::compares);
            case BoxClause.Not not -> compares(not.clause());
            case BoxClause.Like like -> true;
            case BoxClause.Words words -> false;
            case BoxClause.Value value -> false;
            case BoxClause.Beginning start -> false;
            case BoxClause.Days days -> false;
        };
    }
}
