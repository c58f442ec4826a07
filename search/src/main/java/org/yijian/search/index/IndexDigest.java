package org.yijian.search.index;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.yijian.records.Kind;
import org.yijian.records.ledger.Change;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/**
 * What an index holds, summed up, so that the indexes of several nodes can be compared without sending them. Does not
 * depend on the order of the records. It finds faults; it is no evidence.
 *
 * @param ledger which ledger it follows
 * @param position up to where
 * @param kinds by wire name of the kind
 */
public record IndexDigest(String ledger, Change.Position position, Map<String, OfKind> kinds) {

    public IndexDigest {
        kinds = Map.copyOf(kinds);
    }

    /**
     * The records of one kind.
     *
     * @param records how many
     * @param digest over id, revision and facility of each, 16 hexadecimal digits
     */
    public record OfKind(long records, String digest) {}

    static IndexDigest of(String ledger, Change.Position position, IndexSearcher searcher) throws IOException {
        Map<String, OfKind> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            long records = 0;
            long sum = 0;
            for (LeafReaderContext segment : searcher.getLeafContexts()) {
                PostingsEnum found = segment.reader().postings(new Term(RecordFields.KIND, kind.wire()),
                        PostingsEnum.NONE);
                BinaryDocValues hits = DocValues.getBinary(segment.reader(), RecordFields.HIT);
                Bits live = segment.reader().getLiveDocs();
                while (found != null && found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if ((live == null || live.get(found.docID())) && hits.advanceExact(found.docID())) {
                        records++;
                        sum += mixed(StoredHit.Head.decode(hits.binaryValue()));
                    }
                }
            }
            if (records > 0) {
                kinds.put(kind.wire(), new OfKind(records, "%016x".formatted(sum)));
            }
        }
        return new IndexDigest(ledger, position, kinds);
    }

    private static long mixed(StoredHit.Head head) {
        long mixed = mixed(head.id().getMostSignificantBits());
        mixed = mixed(mixed ^ head.id().getLeastSignificantBits());
        mixed = mixed(mixed ^ head.revision());
        mixed = mixed(mixed ^ head.facilityId().getMostSignificantBits());
        return mixed(mixed ^ head.facilityId().getLeastSignificantBits());
    }

    /** SplitMix64's finalizer: one bit more or less changes half of them. */
    private static long mixed(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
