package org.yijian.search;

import java.util.List;
import java.util.function.Consumer;

import org.yijian.security.access.AccessScope;

/** Answers queries. The access filter is part of the query itself, so counts, facets and highlights cannot leak. */
public interface RecordSearch {

    /**
     * @throws org.yijian.security.error.FaultException if the query is refused, for example a page too deep
     */
    SearchResult search(SearchQuery query, AccessScope scope);

    /**
     * What a text that is being typed may become, best first: names of facilities and numbers of visible records.
     *
     * @param most how many at most
     */
    default List<Suggestion> suggest(String typed, AccessScope scope, int most) {
        return List.of();
    }

    /**
     * Gives every record that {@link #search} finds, newest first, without holding them.
     *
     * @param query its page and size do not count
     * @param most how many at most
     * @throws org.yijian.security.error.FaultException if the query is refused
     */
    default void each(SearchQuery query, AccessScope scope, long most, Consumer<SearchResult.Hit> taker) {
        search(query, scope).hits().stream().limit(most).forEach(taker);
    }
}
