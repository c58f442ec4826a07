package org.yijian.search.index;

import java.io.IOException;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/** Learns what an index holds when it is opened: one pass over a fixed-size head of every record. */
final class IndexedPast {

    private IndexedPast() {
    }

    static void load(IndexSearcher searcher, FacilityNames names, LeafNumbers leaves, IndexedRevisions revisions)
            throws IOException {
        names.load(searcher);
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            BinaryDocValues hits = DocValues.getBinary(segment.reader(), RecordFields.HIT);
            while (hits.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                StoredHit.Head head = StoredHit.Head.decode(hits.binaryValue());
                leaves.add(head.leafId());
                if (head.revision() > 1) {
                    revisions.note(head.id());
                }
            }
        }
    }
}
