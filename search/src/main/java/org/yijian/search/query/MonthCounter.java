package org.yijian.search.query;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import org.yijian.search.SearchResult.FacetCount;
import org.yijian.search.document.RecordFields;

/**
 * Counts hits by month, in the order of time, months without hits too. Only for a span of two years at most: years are
 * counted with the other facets, and whoever has chosen one wants to see its months.
 */
final class MonthCounter extends SimpleCollector {

    static final int MOST = 24;
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final long[] starts;
    private final long[] counts;
    private @Nullable SortedNumericDocValues times;

    private MonthCounter(long[] starts) {
        this.starts = starts;
        this.counts = new long[starts.length - 1];
    }

    /** Whether the span is short enough. */
    static boolean counts(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from != null && to != null && !to.isBefore(from)
                && YearMonth.from(to).isBefore(YearMonth.from(from).plusMonths(MOST));
    }

    static List<FacetCount> count(IndexSearcher searcher, Query query, LocalDate from, LocalDate to)
            throws IOException {
        YearMonth first = YearMonth.from(from);
        int months = 1 + (int) first.until(YearMonth.from(to), java.time.temporal.ChronoUnit.MONTHS);
        long[] starts = new long[months + 1];
        for (int month = 0; month <= months; month++) {
            starts[month] = first.plusMonths(month).atDay(1).atStartOfDay(CHINA).toEpochSecond();
        }
        MonthCounter counted = searcher.search(query, new CollectorManager<MonthCounter, MonthCounter>() {
            @Override
            public MonthCounter newCollector() {
                return new MonthCounter(starts);
            }

            @Override
            public MonthCounter reduce(Collection<MonthCounter> counters) {
                return counters.iterator().next(); // the searcher has no executor: one collector sees every hit
            }
        });
        List<FacetCount> facet = new ArrayList<>();
        for (int month = 0; month < months; month++) {
            facet.add(new FacetCount(YearMonth.from(Instant.ofEpochSecond(starts[month]).atOffset(CHINA)).toString(),
                    counted.counts[month]));
        }
        return facet;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        times = DocValues.getSortedNumeric(context.reader(), RecordFields.OCCURRED_AT);
    }

    @Override
    public void collect(int document) throws IOException {
        SortedNumericDocValues values = times;
        if (values == null || !values.advanceExact(document)) {
            return;
        }
        int place = java.util.Arrays.binarySearch(starts, values.nextValue());
        int month = place >= 0 ? place : -place - 2;
        if (month >= 0 && month < counts.length) {
            counts[month]++;
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
