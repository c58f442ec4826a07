package org.yijian.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
import org.yijian.search.name.NameMatch;
import org.yijian.security.access.AccessScope;

/** Reads the hits of a page, and nothing beyond it. */
final class HitReader {

    private final IndexSearcher searcher;
    private final FacilityNames names;
    private final AccessScope scope;
    private final PassageMarker marker;
    private final MatchReasons reasons;

    HitReader(IndexSearcher searcher, FacilityNames names, AccessScope scope, PassageMarker marker, PlainQuery plain,
            List<NameMatch> guesses) {
        this.searcher = searcher;
        this.names = names;
        this.scope = scope;
        this.marker = marker;
        this.reasons = new MatchReasons(plain, guesses);
    }

    /** The hits from an index on, in their order. */
    List<Hit> read(ScoreDoc[] found, int from) throws IOException {
        List<ScoreDoc> page = Arrays.asList(found).subList(Math.min(from, found.length), found.length);
        Map<Integer, StoredHit> stored = stored(page.stream().mapToInt(one -> one.doc).sorted().toArray());
        List<Hit> hits = new ArrayList<>(page.size());
        for (ScoreDoc one : page) {
            hits.add(hit(Objects.requireNonNull(stored.get(one.doc))));
        }
        return hits;
    }

    /** Reads in the order of documents, so that each segment is opened once. */
    private Map<Integer, StoredHit> stored(int[] documents) throws IOException {
        Map<Integer, StoredHit> stored = HashMap.newHashMap(documents.length);
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        for (int index = 0; index < documents.length;) {
            LeafReaderContext segment = segments.get(ReaderUtil.subIndex(documents[index], segments));
            int end = segment.docBase + segment.reader().maxDoc();
            BinaryDocValues values = DocValues.getBinary(segment.reader(), RecordFields.HIT);
            for (; index < documents.length && documents[index] < end; index++) {
                stored.put(documents[index], stored(values, documents[index] - segment.docBase));
            }
        }
        return stored;
    }

    private static StoredHit stored(BinaryDocValues values, int document) throws IOException {
        if (!values.advanceExact(document)) {
            throw new IllegalStateException("a document without the value that every document is given");
        }
        return StoredHit.decode(values.binaryValue());
    }

    private Hit hit(StoredHit hit) {
        String name = hit.facilityName();
        var severity = hit.severity();
        String marked = marker.mark(hit.text());
        return new Hit(hit.id().toString(), hit.kind().wire(), hit.facilityId().toString(),
                name != null ? name : names.name(hit.facilityId(), scope).orElse(null), hit.occurredAt(),
                hit.department().wire(), hit.region(), hit.title(), hit.titleEnglish(), marked,
                severity == null ? null : severity.wire(), hit.sensitivity().wire(), hit.leafId(),
                reasons.of(hit, marked));
    }
}
