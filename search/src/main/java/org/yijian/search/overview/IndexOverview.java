package org.yijian.search.overview;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Named;
import org.yijian.search.SearchQuery;
import org.yijian.search.access.SegmentCache;
import org.yijian.search.document.RecordFields;
import org.yijian.search.index.SearchableIndex;
import org.yijian.search.query.RecordQueries;
import org.yijian.search.query.SegmentFacets;
import org.yijian.security.access.AccessScope;

/** Counts in the index of this node: three passes over what the scope shows, none of which reads a record. */
public final class IndexOverview implements RecordOverview {

    /** What happens; the others are what there is. */
    private static final Set<Kind> HAPPENINGS = Set.of(Kind.FINDING, Kind.COMPLAINT, Kind.INCIDENT, Kind.INSPECTION,
            Kind.CREDIT, Kind.CLAIM);

    private final SearchableIndex index;
    private final SegmentCache<SegmentFacets> segments = new SegmentCache<>(SegmentFacets::of);

    public IndexOverview(SearchableIndex index) {
        this.index = index;
    }

    @Override
    public Overview count(OverviewQuery query, AccessScope scope) {
        return index.read(scope, (searcher, names) -> count(query, searcher));
    }

    private Overview count(OverviewQuery query, IndexSearcher searcher) throws IOException {
        FacilityTally facilities = collect(searcher, asked(query, Stream.of(Kind.FACILITY), FacilityStatus.OPEN, false),
                FacilityTally::new);
        OpenTally open = collect(searcher, asked(query, Stream.of(Kind.FINDING), FindingState.OPEN, false),
                () -> new OpenTally(segments));
        HappenedTally happened = collect(searcher, asked(query, HAPPENINGS.stream(), null, true),
                () -> new HappenedTally(segments, query.first(), query.months()));
        return new OverviewParts(query, facilities, open, happened).overview();
    }

    /** Made of the same filters as the searches that people make. */
    static Query asked(OverviewQuery query, Stream<Kind> kinds, @Nullable Named state, boolean period) {
        LocalDate from = period ? query.first().atDay(1) : null;
        LocalDate to = period ? query.last().atEndOfMonth() : null;
        SearchQuery filters = new SearchQuery("", kinds.map(Kind::wire).collect(Collectors.toSet()), Set.of(),
                query.region() == null ? Set.of() : Set.of(query.region()), Set.of(), from, to, null,
                SearchQuery.Sort.DATE, 1, 1, false);
        return RecordQueries.filtered(state == null
                ? MatchAllDocsQuery.INSTANCE
                : new TermQuery(new Term(RecordFields.STATE, state.wire())), filters);
    }

    /** The searchers of the index have no executor: one collector sees every hit. */
    static <C extends Collector> C collect(IndexSearcher searcher, Query query, Supplier<C> collector)
            throws IOException {
        List<C> only = searcher.search(query, new CollectorManager<C, List<C>>() {
            @Override
            public C newCollector() {
                return collector.get();
            }

            @Override
            public List<C> reduce(Collection<C> collectors) {
                return List.copyOf(collectors);
            }
        });
        return only.getFirst();
    }
}
