package org.yijian.search.query;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.yijian.search.access.SegmentCache;
import org.yijian.search.document.FacetCell;

/** Counts hits by facet cell and by region: two ordinals a hit, put together into facets only at the end. */
final class FacetTally implements Collector {

    private final SegmentCache<SegmentFacets> segments;
    private final Map<FacetCell, Long> cells = new HashMap<>();
    private final Map<String, Long> regions = new HashMap<>();
    private long total;

    FacetTally(SegmentCache<SegmentFacets> segments) {
        this.segments = segments;
    }

    Map<FacetCell, Long> cells() {
        return cells;
    }

    Map<String, Long> regions() {
        return regions;
    }

    long total() {
        return total;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new SegmentTally(segments.of(context.reader()),
                DocValues.getSorted(context.reader(), org.yijian.search.document.RecordFields.FACET_CELL),
                DocValues.getSorted(context.reader(), org.yijian.search.document.RecordFields.REGION));
    }

    /** The counts of one segment, by ordinal. */
    private final class SegmentTally implements LeafCollector {

        private final SegmentFacets facets;
        private final SortedDocValues cellOrdinals;
        private final SortedDocValues regionOrdinals;
        private final int[] cellCounts;
        private final int[] regionCounts;

        SegmentTally(SegmentFacets facets, SortedDocValues cellOrdinals, SortedDocValues regionOrdinals) {
            this.facets = facets;
            this.cellOrdinals = cellOrdinals;
            this.regionOrdinals = regionOrdinals;
            this.cellCounts = new int[facets.cells().length];
            this.regionCounts = new int[facets.regions().length];
        }

        @Override
        public void setScorer(Scorable scorer) {
            // facets count, they do not rank
        }

        @Override
        public void collect(int doc) throws IOException {
            if (cellOrdinals.advanceExact(doc)) {
                cellCounts[cellOrdinals.ordValue()]++;
            }
            if (regionOrdinals.advanceExact(doc)) {
                regionCounts[regionOrdinals.ordValue()]++;
            }
        }

        @Override
        public void finish() {
            for (int ordinal = 0; ordinal < cellCounts.length; ordinal++) {
                if (cellCounts[ordinal] > 0) {
                    cells.merge(facets.cells()[ordinal], (long) cellCounts[ordinal], Long::sum);
                    total += cellCounts[ordinal];
                }
            }
            for (int ordinal = 0; ordinal < regionCounts.length; ordinal++) {
                if (regionCounts[ordinal] > 0) {
                    regions.merge(facets.regions()[ordinal], (long) regionCounts[ordinal], Long::sum);
                }
            }
        }
    }
}
