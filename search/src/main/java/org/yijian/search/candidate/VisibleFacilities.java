package org.yijian.search.candidate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.yijian.records.Kind;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/** Reads facilities from the searcher of a scope. */
final class VisibleFacilities {

    private static final int NAMES_OF = 12;

    private final IndexSearcher searcher;

    VisibleFacilities(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** Records with this term, those that describe a facility first; none else if there is one. */
    List<StoredHit> with(String field, String value, int most) throws IOException {
        List<StoredHit> describing = hits(described(new TermQuery(new Term(field, value))), most);
        return describing.isEmpty()
                ? hits(new ConstantScoreQuery(new TermQuery(new Term(field, value))), most)
                : describing;
    }

    /** Records that describe a facility. */
    List<StoredHit> describing(UUID facility) throws IOException {
        return hits(described(new TermQuery(new Term(RecordFields.FACILITY, RecordFields.bytes(facility)))), NAMES_OF);
    }

    /** All names that visible records give a facility, those of the first department first. */
    static Set<String> names(List<StoredHit> describing) {
        Set<String> names = new LinkedHashSet<>();
        describing.stream().sorted(Comparator.comparing(StoredHit::department).thenComparing(StoredHit::id))
                .forEach(hit -> {
                    String name = hit.facilityName();
                    if (name != null) {
                        names.add(name);
                    }
                });
        return names;
    }

    List<StoredHit> hits(Query query, int most) throws IOException {
        List<StoredHit> hits = new ArrayList<>();
        for (ScoreDoc found : searcher.search(query, most).scoreDocs) {
            List<LeafReaderContext> segments = searcher.getLeafContexts();
            LeafReaderContext segment = segments.get(ReaderUtil.subIndex(found.doc, segments));
            BinaryDocValues values = DocValues.getBinary(segment.reader(), RecordFields.HIT);
            if (values.advanceExact(found.doc - segment.docBase)) {
                hits.add(StoredHit.decode(values.binaryValue()));
            }
        }
        return hits;
    }

    static Query described(Query query) {
        return new BooleanQuery.Builder().add(query, Occur.MUST)
                .add(new TermQuery(new Term(RecordFields.KIND, Kind.FACILITY.wire())), Occur.FILTER).build();
    }
}
