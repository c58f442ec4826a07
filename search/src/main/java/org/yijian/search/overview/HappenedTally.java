package org.yijian.search.overview;

import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;
import org.yijian.records.body.Severity;
import org.yijian.search.access.SegmentCache;
import org.yijian.search.document.FacetCell;
import org.yijian.search.document.RecordFields;
import org.yijian.search.query.SegmentFacets;

/** Records of a period by month, kind and severity, and by region and kind: ordinals are counted, names come last. */
final class HappenedTally implements Collector {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int KINDS = Kind.values().length;

    private final SegmentCache<SegmentFacets> segments;
    private final YearMonth first;
    private final long[] starts;
    private final Map<Cell, Long> months = new HashMap<>();
    private final Map<String, Map<Kind, Long>> regions = new HashMap<>();

    /**
     * One sort of record in one month.
     *
     * @param month month
     * @param kind kind
     * @param severity severity; null where the kind has none
     */
    record Cell(YearMonth month, Kind kind, @Nullable Severity severity) {}

    HappenedTally(SegmentCache<SegmentFacets> segments, YearMonth first, int months) {
        this.segments = segments;
        this.first = first;
        this.starts = new long[months];
        Arrays.setAll(starts, month -> first.plusMonths(month).atDay(1).atStartOfDay(CHINA).toEpochSecond());
    }

    Map<Cell, Long> months() {
        return months;
    }

    /** Counts by region code and kind. */
    Map<String, Map<Kind, Long>> regions() {
        return regions;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new SegmentTally(context, segments.of(context.reader()));
    }

    /** The counts of one segment, by ordinal. */
    private final class SegmentTally implements LeafCollector {

        private final SegmentFacets facets;
        private final SortedDocValues cells;
        private final SortedDocValues places;
        private final SortedNumericDocValues times;
        private final int[] byMonth;
        private final int[] byRegion;

        SegmentTally(LeafReaderContext context, SegmentFacets facets) throws IOException {
            this.facets = facets;
            this.cells = DocValues.getSorted(context.reader(), RecordFields.FACET_CELL);
            this.places = DocValues.getSorted(context.reader(), RecordFields.REGION);
            this.times = DocValues.getSortedNumeric(context.reader(), RecordFields.OCCURRED_AT);
            this.byMonth = new int[facets.cells().length * starts.length];
            this.byRegion = new int[facets.regions().length * KINDS];
        }

        @Override
        public void setScorer(Scorable scorer) {
            // figures count, they do not rank
        }

        @Override
        public void collect(int document) throws IOException {
            if (!cells.advanceExact(document) || !places.advanceExact(document) || !times.advanceExact(document)) {
                return;
            }
            int place = Arrays.binarySearch(starts, times.nextValue());
            int month = place >= 0 ? place : -place - 2;
            byMonth[cells.ordValue() * starts.length + month]++;
            byRegion[places.ordValue() * KINDS + facets.cells()[cells.ordValue()].kind().ordinal()]++;
        }

        @Override
        public void finish() {
            for (int at = 0; at < byMonth.length; at++) {
                if (byMonth[at] > 0) {
                    FacetCell cell = facets.cells()[at / starts.length];
                    months.merge(new Cell(first.plusMonths(at % starts.length), cell.kind(), cell.severity()),
                            (long) byMonth[at], Long::sum);
                }
            }
            for (int at = 0; at < byRegion.length; at++) {
                if (byRegion[at] > 0) {
                    regions.computeIfAbsent(facets.regions()[at / KINDS], unused -> new EnumMap<>(Kind.class))
                            .merge(Kind.values()[at % KINDS], (long) byRegion[at], Long::sum);
                }
            }
        }
    }
}
