package org.yijian.search.overview;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/** How many records there are of each facility. */
final class RecordsOfFacilities extends SimpleCollector {

    private final Map<UUID, Long> counts = new HashMap<>();
    private @Nullable BinaryDocValues hits;

    long of(UUID facility) {
        return counts.getOrDefault(facility, 0L);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        hits = DocValues.getBinary(context.reader(), RecordFields.HIT);
    }

    @Override
    public void collect(int document) throws IOException {
        BinaryDocValues now = hits;
        if (now != null && now.advanceExact(document)) {
            counts.merge(StoredHit.Head.decode(now.binaryValue()).facilityId(), 1L, Long::sum);
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
