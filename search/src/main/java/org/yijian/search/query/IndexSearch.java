package org.yijian.search.query;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.lucene.document.LongField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;
import org.yijian.search.RecordSearch;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.Suggestion;
import org.yijian.search.document.RecordFields;
import org.yijian.search.index.FacilityNames;
import org.yijian.search.index.SearchableIndex;
import org.yijian.search.name.NameGuesser;
import org.yijian.search.name.NameMatch;
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
    /** If fewer records have all words, names that may have been meant are looked for. */
    private static final int FEW = 10;
    private static final int GUESSES = 10;
    /** Records read at a time when all are wanted. */
    private static final int TOGETHER = 500;

    private static final SortField NEWEST = LongField.newSortField(RecordFields.OCCURRED_AT, true,
            SortedNumericSelector.Type.MIN);
    private static final Sort BY_DATE = new Sort(NEWEST);
    private static final Sort BY_SEVERITY = new Sort(new SortField(RecordFields.GRAVITY, SortField.Type.LONG, true),
            NEWEST);

    private final SearchableIndex index;
    private final PlainQueryReader reader = new PlainQueryReader();
    private final FacetCounter facetCounter = new FacetCounter();

    public IndexSearch(SearchableIndex index) {
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
                (System.nanoTime() - started) / 1e6, answer.facets, answer.hits, answer.didYouMean);
    }

    @Override
    public List<Suggestion> suggest(String typed, AccessScope scope, int most) {
        return index.read(scope, (searcher, names) -> Suggestions.of(typed, searcher, most));
    }

    @Override
    public void each(SearchQuery query, AccessScope scope, long most, Consumer<SearchResult.Hit> taker) {
        SearchLimits.check(query);
        PlainQuery plain = reader.read(query.text());
        SearchLimits.check(plain);
        index.read(scope, (searcher, names) -> {
            Answer first = answer(query, plain, searcher, names, scope);
            ScoreDoc last = null;
            for (long left = most; left > 0;) {
                ScoreDoc[] some = searcher.searchAfter(last, first.executed, (int) Math.min(left, TOGETHER),
                        BY_DATE).scoreDocs;
                if (some.length == 0) {
                    break;
                }
                first.reader.read(some, 0).forEach(taker);
                last = some[some.length - 1];
                left -= some.length;
            }
            return most;
        });
    }

    private record Answer(long total, boolean exact, boolean approximate,
            Map<String, List<SearchResult.FacetCount>> facets, List<SearchResult.Hit> hits,
            @Nullable String didYouMean, Query executed, HitReader reader) {}

    private Answer answer(SearchQuery query, PlainQuery plain, IndexSearcher searcher, FacilityNames names,
            AccessScope scope) throws IOException {
        Optional<BoxClause> clause = BoxReader.read(query.text(), reader);
        if (clause.isPresent()) {
            return asked(query, plain, clause.get(), searcher, names, scope);
        }
        Query strict = RecordQueries.strict(plain, query);
        TopDocs found = find(query, strict, searcher);
        List<NameMatch> guesses = few(found) && !plain.blank() && !PlainQueryReader.quoted(query.text())
                ? NameGuesser.guess(query.text(), searcher, GUESSES)
                : List.of();
        if (!guesses.isEmpty() && guesses.getFirst().reason() != NameMatch.Reason.EXACT) {
            return guessed(query, plain, strict, guesses, found.totalHits.value() == 0, searcher, names, scope);
        }
        if (found.totalHits.value() == 0 && plain.terms().size() > 1 || few(found) && plain.sentence()) {
            return ranked(query, plain, found.totalHits.value() == 0, searcher, names, scope);
        }
        HitReader hits = new HitReader(searcher, names, scope, new PassageMarker(plain.words()), plain, guesses);
        return answer(query, strict, false, found, searcher, hits, null);
    }

    /** Exactly what operators and fields say. */
    private Answer asked(SearchQuery query, PlainQuery plain, BoxClause clause, IndexSearcher searcher,
            FacilityNames names, AccessScope scope) throws IOException {
        Query asked = RecordQueries.filtered(BoxQueries.of(clause, searcher), query);
        HitReader hits = new HitReader(searcher, names, scope,
                new PassageMarker(BoxQueries.marked(clause).distinct().toList()), plain, List.of());
        return answer(query, asked, false, find(query, asked, searcher), searcher, hits, null);
    }

    private static boolean few(TopDocs found) {
        return found.totalHits.value() < FEW && found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
    }

    /** Few records or none have all words: perhaps a name was meant that is written otherwise. */
    private Answer guessed(SearchQuery query, PlainQuery plain, Query strict, List<NameMatch> guesses,
            boolean approximate, IndexSearcher searcher, FacilityNames names, AccessScope scope) throws IOException {
        Query named = RecordQueries.named(strict, query, guesses);
        List<SearchedWord> marked = new ArrayList<>(plain.words());
        guesses.forEach(guess -> marked.addAll(reader.read('"' + guess.name().replace('"', ' ') + '"').words()));
        HitReader hits = new HitReader(searcher, names, scope, new PassageMarker(marked), plain, guesses);
        return answer(query, named, approximate, find(query, named, searcher), searcher, hits,
                guesses.getFirst().name());
    }

    /** No record has everything, or few have all of a sentence: those that have most of it, the most alike first. */
    private Answer ranked(SearchQuery query, PlainQuery plain, boolean approximate, IndexSearcher searcher,
            FacilityNames names, AccessScope scope) throws IOException {
        Query relaxed = RecordQueries.relaxed(query);
        HitReader hits = new HitReader(searcher, names, scope, new PassageMarker(plain.singleTerms()), plain,
                List.of());
        return answer(query, relaxed, approximate, find(query, relaxed, searcher), searcher, hits, null);
    }

    private Answer answer(SearchQuery query, Query executed, boolean approximate, TopDocs found,
            IndexSearcher searcher, HitReader hits, @Nullable String didYouMean) throws IOException {
        List<SearchResult.Hit> page = hits.read(found.scoreDocs, (query.page() - 1) * query.size());
        if (query.facets()) {
            FacetCounter.Facets facets = facetCounter.count(searcher, executed);
            LocalDate from = query.from();
            LocalDate to = query.to();
            if (from != null && to != null && MonthCounter.counts(from, to)) {
                facets.facets().put("month", MonthCounter.count(searcher, executed, from, to));
            }
            if (query.kinds().equals(Set.of(Kind.FACILITY.wire()))) {
                facets.facets().put("facility",
                        List.of(new SearchResult.FacetCount("distinct", FacilityCounter.count(searcher, executed))));
            }
            return new Answer(facets.total(), true, approximate, facets.facets(), page, didYouMean, executed,
                    hits);
        }
        return new Answer(found.totalHits.value(), found.totalHits.relation() == TotalHits.Relation.EQUAL_TO,
                approximate, Map.of(), page, didYouMean, executed, hits);
    }

    private static TopDocs find(SearchQuery query, Query executed, IndexSearcher searcher) throws IOException {
        int wanted = query.page() * query.size();
        int counted = query.facets() ? Math.max(wanted, FEW) : Math.max(wanted, COUNTED);
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
