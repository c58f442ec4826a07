package org.yijian.search.query;

import java.util.Collection;
import java.util.List;

import org.yijian.search.SearchError;
import org.yijian.search.SearchQuery;
import org.yijian.security.error.FaultException;

/** What a query may ask for, so that no single one can hold up the others. */
final class SearchLimits {

    static final int LONGEST_TEXT = 1_000;
    static final int WORDS = 64;
    static final int FILTER_VALUES = 100;
    static final int LARGEST_PAGE = 100;
    static final int DEEPEST_HIT = 10_000;

    private SearchLimits() {
    }

    static void check(SearchQuery query) {
        if (query.page() < 1 || query.size() < 1 || query.size() > LARGEST_PAGE) {
            throw new FaultException(SearchError.PAGE_SIZE, LARGEST_PAGE);
        }
        if ((long) query.page() * query.size() > DEEPEST_HIT) {
            throw new FaultException(SearchError.PAGE_TOO_DEEP, query.page(), query.size(), DEEPEST_HIT);
        }
        if (query.text().length() > LONGEST_TEXT) {
            throw new FaultException(SearchError.TEXT_TOO_LONG, query.text().length(), LONGEST_TEXT);
        }
        for (Collection<String> values : List.of(query.kinds(), query.departments(), query.regions(),
                query.severities())) {
            if (values.size() > FILTER_VALUES) {
                throw new FaultException(SearchError.TOO_MANY_FILTERS, values.size(), FILTER_VALUES);
            }
        }
    }

    static void check(PlainQuery plain) {
        if (plain.words().size() > WORDS) {
            throw new FaultException(SearchError.TOO_MANY_WORDS, plain.words().size(), WORDS);
        }
    }
}
