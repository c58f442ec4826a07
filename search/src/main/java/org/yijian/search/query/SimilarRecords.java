package org.yijian.search.query;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.Bits;
import org.yijian.search.analysis.TermScanner;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/** Records of the same kind that say much the same as one, for example complaints about the same matter. */
final class SimilarRecords {

    private static final int TERMS = 40;
    private static final int SHARE = 5;
    private static final int LONGEST = 2_000;
    /** A term that so many visible records have tells nothing more or less than one that more have. */
    private static final int COMMON = 500;

    private SimilarRecords() {
    }

    /** Nothing if the searcher does not show such a record. */
    static Optional<Query> of(UUID id, IndexSearcher searcher) throws IOException {
        Term term = new Term(RecordFields.ID, RecordFields.bytes(id));
        TopDocs found = searcher.search(new TermQuery(term), 1);
        if (found.scoreDocs.length == 0) {
            return Optional.empty();
        }
        StoredHit hit = hit(found.scoreDocs[0].doc, searcher);
        BooleanQuery.Builder like = new BooleanQuery.Builder();
        List<String> telling = telling(hit.text(), searcher);
        telling.forEach(word -> like.add(new TermQuery(new Term(RecordFields.TEXT, word)), Occur.SHOULD));
        like.setMinimumNumberShouldMatch(Math.max(1, telling.size() / SHARE));
        return Optional.of(new BooleanQuery.Builder().add(like.build(), Occur.MUST)
                .add(new TermQuery(new Term(RecordFields.KIND, hit.kind().wire())), Occur.FILTER)
                .add(new TermQuery(term), Occur.MUST_NOT).build());
    }

    /**
     * The terms that tell most about the text: said often in it, and in few others. Only records that the searcher shows
     * count, or else what is found would tell something of those that it hides.
     */
    private static List<String> telling(String text, IndexSearcher searcher) throws IOException {
        Map<String, Integer> counted = new HashMap<>();
        TermScanner scanner = new TermScanner();
        scanner.reset(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        while (scanner.next()) {
            if (!scanner.lastOfRun()) {
                counted.merge(scanner.term(), 1, Integer::sum);
            }
        }
        Map<String, Double> weights = new HashMap<>();
        for (Map.Entry<String, Integer> term : counted.entrySet()) {
            int documents = visible(new Term(RecordFields.TEXT, term.getKey()), searcher);
            weights.put(term.getKey(),
                    term.getValue() * Math.log(1 + (double) searcher.getIndexReader().numDocs() / (1 + documents)));
        }
        return weights.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey())).limit(TERMS).map(Map.Entry::getKey).toList();
    }

    /** How many visible records have the term, counted up to {@value #COMMON}. */
    private static int visible(Term term, IndexSearcher searcher) throws IOException {
        int count = 0;
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            PostingsEnum records = segment.reader().postings(term, PostingsEnum.NONE);
            Bits live = segment.reader().getLiveDocs();
            while (records != null && count < COMMON && records.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                count += live == null || live.get(records.docID()) ? 1 : 0;
            }
        }
        return count;
    }

    private static StoredHit hit(int document, IndexSearcher searcher) throws IOException {
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
        BinaryDocValues hits = DocValues.getBinary(segment.reader(), RecordFields.HIT);
        if (!hits.advanceExact(document - segment.docBase)) {
            throw new IllegalStateException("a document without the value that every document is given");
        }
        return StoredHit.decode(hits.binaryValue());
    }
}
