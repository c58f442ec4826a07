package org.yijian.search.overview;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Severity;
import org.yijian.search.access.SegmentCache;
import org.yijian.search.document.RecordFields;
import org.yijian.search.query.SegmentFacets;

/** Findings by region and severity. */
final class OpenTally extends SimpleCollector {

    private final SegmentCache<SegmentFacets> segments;
    private final Map<String, Map<Severity, Long>> open = new HashMap<>();
    private @Nullable Segment segment;

    private record Segment(SegmentFacets facets, SortedDocValues cells, SortedDocValues regions) {}

    OpenTally(SegmentCache<SegmentFacets> segments) {
        this.segments = segments;
    }

    /** Counts by region code and severity. */
    Map<String, Map<Severity, Long>> open() {
        return open;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        segment = new Segment(segments.of(context.reader()),
                DocValues.getSorted(context.reader(), RecordFields.FACET_CELL),
                DocValues.getSorted(context.reader(), RecordFields.REGION));
    }

    @Override
    public void collect(int document) throws IOException {
        Segment now = segment;
        if (now == null || !now.cells.advanceExact(document) || !now.regions.advanceExact(document)) {
            return;
        }
        Severity severity = now.facets.cells()[now.cells.ordValue()].severity();
        if (severity != null) {
            open.computeIfAbsent(now.facets.regions()[now.regions.ordValue()],
                    unused -> new EnumMap<>(Severity.class)).merge(severity, 1L, Long::sum);
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
