package org.yijian.search.query;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.apache.lucene.document.LongField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.yijian.search.RecordSearch;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.document.RecordFields;
import org.yijian.search.index.FacilityNames;
import org.yijian.search.index.RecordIndex;
import org.yijian.security.access.AccessScope;

/**
 * Answers queries from the index of this node.
 *
 * <p>Looks for all words first. If no visible record has them all, it looks for at least half of the terms and says so
 * ({@link SearchResult#approximate()}): a long question or a name with a wrong character then still finds its record.
 */
public final class IndexSearch implements RecordSearch {

    /** Without facets, hits are counted exactly up to here. */
    private static final int COUNTED = 1_000;

    private static final SortField NEWEST = LongField.newSortField(RecordFields.OCCURRED_AT, true,
            SortedNumericSelector.Type.MIN);
    private static final Sort BY_DATE = new Sort(NEWEST);
    private static final Sort BY_SEVERITY = new Sort(new SortField(RecordFields.GRAVITY, SortField.Type.LONG, true),
            NEWEST);

    private final RecordIndex index;
    private final PlainQueryReader reader = new PlainQueryReader();
    private final FacetCounter facetCounter = new FacetCounter();

    public IndexSearch(RecordIndex index) {
        this.index = index;
        reader.read("预热词典"); // loads the dictionary now, not while the first person waits
    }

    @Override
    public SearchResult search(SearchQuery query, AccessScope scope) {
        long started = System.nanoTime();
        SearchLimits.check(query);
        PlainQuery plain = reader.read(query.text());
        SearchLimits.check(plain);
        Answer answer = index.read(scope, (searcher, names) -> answer(query, plain, searcher, names, scope));
        return new SearchResult(answer.total, answer.exact, answer.approximate,
                (System.nanoTime() - started) / 1e6, answer.facets, answer.hits);
    }

    private record Answer(long total, boolean exact, boolean approximate,
            Map<String, List<SearchResult.FacetCount>> facets, List<SearchResult.Hit> hits) {}

    private Answer answer(SearchQuery query, PlainQuery plain, IndexSearcher searcher, FacilityNames names,
            AccessScope scope) throws IOException {
        Query strict = RecordQueries.strict(plain, query);
        TopDocs found = find(query, strict, searcher);
        if (found.totalHits.value() > 0 || plain.terms().size() < 2) {
            HitReader hits = new HitReader(searcher, names, scope, new PassageMarker(plain.words()));
            return answer(query, strict, false, found, searcher, hits);
        }
        Query relaxed = RecordQueries.relaxed(plain, query);
        HitReader hits = new HitReader(searcher, names, scope, new PassageMarker(plain.singleTerms()));
        return answer(query, relaxed, true, find(query, relaxed, searcher), searcher, hits);
    }

    private Answer answer(SearchQuery query, Query executed, boolean approximate, TopDocs found,
            IndexSearcher searcher, HitReader hits) throws IOException {
        List<SearchResult.Hit> page = hits.read(found.scoreDocs, (query.page() - 1) * query.size());
        if (query.facets()) {
            FacetCounter.Facets facets = facetCounter.count(searcher, executed);
            return new Answer(facets.total(), true, approximate, facets.facets(), page);
        }
        return new Answer(found.totalHits.value(), found.totalHits.relation() == TotalHits.Relation.EQUAL_TO,
                approximate, Map.of(), page);
    }

    private static TopDocs find(SearchQuery query, Query executed, IndexSearcher searcher) throws IOException {
        int wanted = query.page() * query.size();
        int counted = query.facets() ? wanted : Math.max(wanted, COUNTED);
        return switch (query.sort()) {
            case RELEVANCE -> query.text().isBlank()
                    ? sorted(searcher, executed, BY_DATE, wanted, counted)
                    : searcher.search(executed, new TopScoreDocCollectorManager(wanted, null, counted));
            case DATE -> sorted(searcher, executed, BY_DATE, wanted, counted);
            case SEVERITY -> sorted(searcher, executed, BY_SEVERITY, wanted, counted);
        };
    }

    private static TopDocs sorted(IndexSearcher searcher, Query executed, Sort sort, int wanted, int counted)
            throws IOException {
        return searcher.search(executed, new TopFieldCollectorManager(sort, wanted, null, counted));
    }
}
