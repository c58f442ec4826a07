package org.yijian.search.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchQuery;
import org.yijian.search.analysis.RecordAnalyzer;
import org.yijian.search.document.RecordDocuments;
import org.yijian.search.document.RecordFields;
import org.yijian.search.query.StandingQueries;

/**
 * Holds records against all waiting searches at once. The searches are indexed by the terms that a record must have for
 * them (Lucene's monitor), so that only those are run that have a chance; they run on a small index in memory of the
 * records that came together, with the analyzer, the fields and the translation of {@code RecordIndex}.
 *
 * <p>A search that fails is taken out and told of; it never keeps the others from being matched. One thread changes and
 * matches.
 */
public final class SearchMatcher implements AutoCloseable {

    /** Records in one small index. More make the index dearer than what is saved, fewer look the searches up too often. */
    private static final int TOGETHER = 2_000;
    /** Nothing is removed but by {@link #remove}, so there is nothing to be cleaned up often. */
    private static final int CLEANING_MINUTES = 60;

    private final Monitor monitor;
    private final RecordAnalyzer analyzer = new RecordAnalyzer();
    private final StandingQueries queries = new StandingQueries();
    private final Consumer<SearchFailure> failed;

    /** @param failed learns of each search that fails, once, and should see to it that its owner learns of it too */
    public SearchMatcher(Consumer<SearchFailure> failed) {
        this.failed = failed;
        try {
            this.monitor = new Monitor(analyzer, new TermFilteredPresearcher(), new MonitorConfiguration()
                    .setPurgeFrequency(CLEANING_MINUTES, TimeUnit.MINUTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets searches wait, in the place of earlier ones with the same ids. One that compares with another record
     * ({@code like:}) is left out, and so is one that fails.
     */
    public void put(Map<Long, SearchQuery> searches) {
        List<MonitorQuery> waiting = new ArrayList<>(searches.size());
        searches.forEach((id, search) -> {
            try {
                query(search).ifPresent(query -> waiting.add(waiting(id, query)));
            } catch (RuntimeException unusable) {
                fail(id, unusable);
            }
        });
        register(waiting);
    }

    static MonitorQuery waiting(long id, Query query) {
        return new MonitorQuery(Long.toString(id), query);
    }

    /** Together, which is faster; one by one if there is one among them that cannot wait. */
    void register(List<MonitorQuery> waiting) {
        try {
            monitor.register(waiting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException unusable) {
            if (waiting.size() == 1) {
                fail(Long.parseLong(waiting.getFirst().getId()), unusable);
            } else {
                waiting.forEach(one -> register(List.of(one)));
            }
        }
    }

    private void fail(long search, Exception cause) {
        remove(List.of(search));
        failed.accept(new SearchFailure(search, cause));
    }

    /** The index of searches takes only text as terms: the id of a facility is looked for in its own field. */
    private Optional<Query> query(SearchQuery search) {
        String facility = search.facilityId();
        return queries.of(search.ofAllFacilities()).map(query -> facility == null
                ? query
                : new BooleanQuery.Builder().add(query, Occur.FILTER)
                        .add(new TermQuery(new Term(RecordFields.FACILITY_TEXT, facility)), Occur.FILTER).build());
    }

    /** These wait no more. */
    public void remove(Collection<Long> searches) {
        try {
            monitor.deleteById(searches.stream().map(id -> Long.toString(id)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many searches wait. */
    public int waiting() {
        try {
            return monitor.getQueryCount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the searches find among these records; in no order. */
    public List<SearchMatch> match(List<StoredRecord> records) {
        List<SearchMatch> matches = new ArrayList<>();
        if (waiting() > 0) {
            for (int from = 0; from < records.size(); from += TOGETHER) {
                match(records.subList(from, Math.min(from + TOGETHER, records.size())), matches);
            }
        }
        return matches;
    }

    private void match(List<StoredRecord> records, List<SearchMatch> matches) {
        Document[] documents = records.stream().map(RecordDocuments::matched).toArray(Document[]::new);
        try {
            MultiMatchingQueries<QueryMatch> found = monitor.match(documents, QueryMatch.SIMPLE_MATCHER);
            for (int each = 0; each < documents.length; each++) {
                StoredRecord record = records.get(each);
                for (QueryMatch match : found.getMatches(each)) {
                    matches.add(
                            new SearchMatch(Long.parseLong(match.getQueryId()), record.id(), record.revision()));
                }
            }
            found.getErrors().forEach((id, cause) -> fail(Long.parseLong(id), cause));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            monitor.close();
            analyzer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
