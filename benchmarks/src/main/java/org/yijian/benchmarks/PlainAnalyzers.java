package org.yijian.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** What Lucene's own analyzers for Chinese find, each alone and both together, as they come. */
final class PlainAnalyzers implements AutoCloseable {

    static final String PAIRS = "pairs";
    static final String WORDS = "words";

    private final Map<String, Analyzer> analyzers = Map.of(PAIRS, new CJKAnalyzer(CharArraySet.EMPTY_SET), WORDS,
            new SmartChineseAnalyzer());
    private final List<ComplaintCorpus.Complaint> complaints;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    PlainAnalyzers(List<ComplaintCorpus.Complaint> complaints) throws IOException {
        this.complaints = complaints;
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory,
                new IndexWriterConfig(new PerFieldAnalyzerWrapper(new CJKAnalyzer(), analyzers))
                        .setMergePolicy(new LogDocMergePolicy()))) {
            for (ComplaintCorpus.Complaint complaint : complaints) {
                Document document = new Document();
                analyzers.keySet()
                        .forEach(field -> document.add(new TextField(field, complaint.body(), Field.Store.NO)));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    /** Ids of the first ten by the sum of the fields' scores. */
    List<Long> ask(String text, List<String> fields) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String field : fields) {
            for (Map.Entry<String, Integer> term : terms(field, text).entrySet()) {
                any.add(new BoostQuery(new TermQuery(new Term(field, term.getKey())), term.getValue()), Occur.SHOULD);
            }
        }
        List<Long> ids = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(any.build(), 10).scoreDocs) {
            ids.add(complaints.get(hit.doc).id());
        }
        return ids;
    }

    private Map<String, Integer> terms(String field, String text) throws IOException {
        Map<String, Integer> terms = new LinkedHashMap<>();
        Analyzer analyzer = java.util.Objects.requireNonNull(analyzers.get(field));
        try (TokenStream tokens = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.merge(term.toString(), 1, Integer::sum);
            }
            tokens.end();
        }
        return terms;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
