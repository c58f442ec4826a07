package org.yijian.search.query;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/** Counts the facilities behind hits: several departments may describe the same one. */
final class FacilityCounter extends SimpleCollector {

    private final Set<UUID> facilities = new HashSet<>();
    private @Nullable BinaryDocValues hits;

    private FacilityCounter() {
    }

    static int count(IndexSearcher searcher, Query query) throws IOException {
        return searcher.search(query, new CollectorManager<FacilityCounter, Integer>() {
            @Override
            public FacilityCounter newCollector() {
                return new FacilityCounter();
            }

            @Override
            public Integer reduce(Collection<FacilityCounter> counters) {
                return counters.iterator().next().facilities.size(); // no executor: one collector sees every hit
            }
        });
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        hits = DocValues.getBinary(context.reader(), RecordFields.HIT);
    }

    @Override
    public void collect(int document) throws IOException {
        BinaryDocValues values = hits;
        if (values != null && values.advanceExact(document)) {
            facilities.add(StoredHit.Head.decode(values.binaryValue()).facilityId());
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
