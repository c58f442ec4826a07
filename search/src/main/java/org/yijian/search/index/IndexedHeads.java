package org.yijian.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/** Walks over all records of the index in the order of their ids, which is that of the database. */
final class IndexedHeads {

    private final IndexReader reader;
    private final @Nullable TermsEnum ids;
    private final @Nullable Bits live;

    IndexedHeads(IndexReader reader) throws IOException {
        this.reader = reader;
        Terms terms = MultiTerms.getTerms(reader, RecordFields.ID);
        this.ids = terms == null ? null : terms.iterator();
        this.live = MultiBits.getLiveDocs(reader);
    }

    /** Everything the index has under the next id; empty at the end. More than one is an error. */
    List<RecordHead> next() throws IOException {
        while (ids != null && ids.next() != null) {
            List<RecordHead> heads = current(ids);
            if (!heads.isEmpty()) {
                return heads;
            }
        }
        return List.of();
    }

    private List<RecordHead> current(TermsEnum id) throws IOException {
        List<RecordHead> heads = new ArrayList<>(1);
        PostingsEnum documents = id.postings(null, PostingsEnum.NONE);
        for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
            if (live == null || live.get(doc)) {
                heads.add(head(doc));
            }
        }
        return heads;
    }

    private RecordHead head(int doc) throws IOException {
        LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        BinaryDocValues hits = DocValues.getBinary(segment.reader(), RecordFields.HIT);
        if (!hits.advanceExact(doc - segment.docBase)) {
            throw new IllegalStateException("a document without the value that every document is given");
        }
        StoredHit.Head head = StoredHit.Head.decode(hits.binaryValue());
        return new RecordHead(head.id(), head.revision(), head.facilityId());
    }

    /** Compares ids as the database and the index do: byte by byte, unsigned. */
    static int compare(UUID one, UUID other) {
        int most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0
                ? most
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
