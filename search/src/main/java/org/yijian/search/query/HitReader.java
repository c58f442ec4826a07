package org.yijian.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.yijian.search.SearchResult.Hit;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;
import org.yijian.search.index.FacilityNames;
import org.yijian.security.access.AccessScope;

/** Reads the hits of a page, and nothing beyond it. */
final class HitReader {

    private final IndexSearcher searcher;
    private final FacilityNames names;
    private final AccessScope scope;
    private final PassageMarker marker;

    HitReader(IndexSearcher searcher, FacilityNames names, AccessScope scope, PassageMarker marker) {
        this.searcher = searcher;
        this.names = names;
        this.scope = scope;
        this.marker = marker;
    }

    List<Hit> read(ScoreDoc[] found, int from) throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (int index = from; index < found.length; index++) {
            hits.add(hit(stored(found[index].doc)));
        }
        return hits;
    }

    private StoredHit stored(int doc) throws IOException {
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(doc, segments));
        BinaryDocValues values = DocValues.getBinary(segment.reader(), RecordFields.HIT);
        if (!values.advanceExact(doc - segment.docBase)) {
            throw new IllegalStateException("a document without the value that every document is given");
        }
        return StoredHit.decode(values.binaryValue());
    }

    private Hit hit(StoredHit hit) {
        String name = hit.facilityName();
        var severity = hit.severity();
        return new Hit(hit.id().toString(), hit.kind().wire(), hit.facilityId().toString(),
                name != null ? name : names.name(hit.facilityId(), scope).orElse(null), hit.occurredAt(),
                hit.department().wire(), hit.region(), hit.title(), marker.mark(hit.text()),
                severity == null ? null : severity.wire(), hit.sensitivity().wire(), hit.leafId());
    }
}
