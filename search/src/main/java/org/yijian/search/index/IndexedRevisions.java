package org.yijian.search.index;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LiveFieldValues;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.util.BytesRef;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/**
 * Which revisions are in the index, so that an older one never replaces a newer one. The feed is ordered by transaction
 * id, and of two transactions that overlap the one with the smaller id may well have waited for the other: the feed then
 * tells of revision 3 before it tells of revision 2.
 *
 * <p>Revisions after the first are looked up in the index, or in memory while they are not searchable yet. First
 * revisions are not, there are too many: a bit set by hash says of nearly all of them that no later revision has been
 * seen.
 */
final class IndexedRevisions extends LiveFieldValues<IndexSearcher, Integer> {

    private static final int NONE = 0;
    private static final int HASHES = 1 << 24;

    private final AtomicLongArray revised = new AtomicLongArray(HASHES / Long.SIZE);

    IndexedRevisions(SearcherManager searchers) {
        super(searchers, NONE);
    }

    /** Notes a revision after the first that has just been put into the index. */
    void indexed(UUID id, int revision) {
        note(id);
        add(id.toString(), revision);
    }

    /** Notes that a later revision than the first is in the index. */
    void note(UUID id) {
        int hash = hash(id);
        revised.accumulateAndGet(hash / Long.SIZE, 1L << hash, (bits, bit) -> bits | bit);
    }

    /** False if certainly no revision after the first has been put into the index. */
    boolean mayBeRevised(UUID id) {
        int hash = hash(id);
        return (revised.get(hash / Long.SIZE) & 1L << hash) != 0;
    }

    /** The revision that the index holds; 0 if it holds none, or only a first one that is not searchable yet. */
    int revision(UUID id) throws IOException {
        Integer revision = get(id.toString());
        return revision == null ? NONE : revision;
    }

    private static int hash(UUID id) {
        long mixed = (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> Long.SIZE - Integer.numberOfTrailingZeros(HASHES));
    }

    @Override
    protected Integer lookupFromSearcher(IndexSearcher searcher, String id) throws IOException {
        BytesRef term = RecordFields.bytes(UUID.fromString(id));
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            int revision = revision(segment, term);
            if (revision != NONE) {
                return revision;
            }
        }
        return NONE;
    }

    private static int revision(LeafReaderContext segment, BytesRef id) throws IOException {
        var terms = segment.reader().terms(RecordFields.ID);
        if (terms == null) {
            return NONE;
        }
        TermsEnum found = terms.iterator();
        if (!found.seekExact(id)) {
            return NONE;
        }
        var live = segment.reader().getLiveDocs();
        PostingsEnum documents = found.postings(null, PostingsEnum.NONE);
        for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
            if (live == null || live.get(doc)) {
                BinaryDocValues hits = DocValues.getBinary(segment.reader(), RecordFields.HIT);
                return hits.advanceExact(doc) ? StoredHit.Head.decode(hits.binaryValue()).revision() : NONE;
            }
        }
        return NONE;
    }
}
