package org.yijian.search.relation;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;
import org.yijian.search.relation.RelatedFacility.Reason;

/** Collects names and relations of facilities from their records, up to a number that nobody would read through. */
final class RelationTally extends SimpleCollector {

    private static final int MOST_RECORDS = 2_000;

    private final Map<UUID, Found> found = new HashMap<>();
    private @Nullable Segment segment;
    private int records;

    private record Segment(BinaryDocValues hits, SortedSetDocValues relations) {}

    /**
     * What is known of one facility.
     *
     * @param name name
     * @param terms relations, see {@link Relations}
     */
    record Found(String name, Set<String> terms) {

        RelatedFacility related(UUID id, Set<String> wanted) {
            Set<Reason> reasons = EnumSet.noneOf(Reason.class);
            for (Reason reason : Reason.values()) {
                if (terms.stream().anyMatch(term -> wanted.contains(term) && term.startsWith(reason.wire() + ':'))) {
                    reasons.add(reason);
                }
            }
            return new RelatedFacility(id, name, reasons);
        }
    }

    static Map<UUID, Found> of(IndexSearcher searcher, Query query) throws IOException {
        return searcher.search(query, new CollectorManager<RelationTally, Map<UUID, Found>>() {
            @Override
            public RelationTally newCollector() {
                return new RelationTally();
            }

            @Override
            public Map<UUID, Found> reduce(Collection<RelationTally> tallies) {
                return tallies.iterator().next().found; // no executor: one collector sees every hit
            }
        });
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        segment = new Segment(DocValues.getBinary(context.reader(), RecordFields.HIT),
                DocValues.getSortedSet(context.reader(), RecordFields.RELATION));
    }

    @Override
    public void collect(int document) throws IOException {
        if (++records > MOST_RECORDS) {
            throw new CollectionTerminatedException();
        }
        Segment now = segment;
        if (now == null || !now.hits.advanceExact(document)) {
            return;
        }
        StoredHit hit = StoredHit.decode(now.hits.binaryValue());
        String name = hit.facilityName();
        Found facility = found.computeIfAbsent(hit.facilityId(),
                id -> new Found(name == null ? hit.title() : name, new HashSet<>()));
        if (now.relations.advanceExact(document)) {
            for (int value = 0; value < now.relations.docValueCount(); value++) {
                facility.terms.add(now.relations.lookupOrd(now.relations.nextOrd()).utf8ToString());
            }
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
