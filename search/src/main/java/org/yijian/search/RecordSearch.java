package org.yijian.search;

import org.yijian.security.access.AccessScope;

/** Answers queries. The access filter is part of the query itself, so counts, facets and highlights cannot leak. */
public interface RecordSearch {

    /**
     * @throws org.yijian.security.error.FaultException if the query is refused, for example a page too deep
     */
    SearchResult search(SearchQuery query, AccessScope scope);
}
