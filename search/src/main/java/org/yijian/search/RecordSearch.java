package org.yijian.search;

import java.util.List;

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
}
