package org.yijian.search.overview;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/** Beds of each facility by region: several departments may describe one, so facilities are counted by their ids. */
final class FacilityTally extends SimpleCollector {

    private final Map<String, Map<UUID, Long>> beds = new HashMap<>();
    private @Nullable Segment segment;

    private record Segment(BinaryDocValues hits, SortedDocValues regions, NumericDocValues beds) {}

    /** Beds by facility by region code; 0 if nobody says how many. */
    Map<String, Map<UUID, Long>> beds() {
        return beds;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        segment = new Segment(DocValues.getBinary(context.reader(), RecordFields.HIT),
                DocValues.getSorted(context.reader(), RecordFields.REGION),
                DocValues.getNumeric(context.reader(), RecordFields.BEDS));
    }

    @Override
    public void collect(int document) throws IOException {
        Segment now = segment;
        if (now == null || !now.hits.advanceExact(document) || !now.regions.advanceExact(document)) {
            return;
        }
        String region = now.regions.lookupOrd(now.regions.ordValue()).utf8ToString();
        UUID facility = StoredHit.Head.decode(now.hits.binaryValue()).facilityId();
        long told = now.beds.advanceExact(document) ? now.beds.longValue() : 0;
        beds.computeIfAbsent(region, unused -> new HashMap<>()).merge(facility, told, Math::max);
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
