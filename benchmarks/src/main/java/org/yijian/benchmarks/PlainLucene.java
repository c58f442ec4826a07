package org.yijian.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchQuery;
import org.yijian.search.access.AccessQuery;
import org.yijian.search.analysis.RecordAnalyzer;
import org.yijian.search.document.RecordDocuments;
import org.yijian.search.document.RecordFields;
import org.yijian.search.query.PlainQueryReader;
import org.yijian.search.query.RecordQueries;
import org.yijian.security.access.AccessScope;

/** What a user would write with Lucene alone: the same documents, queries and filter, its own facets, nothing shown. */
final class PlainLucene implements AutoCloseable {

    private static final List<String> FACETS = List.of(RecordFields.KIND, RecordFields.DEPARTMENT, RecordFields.REGION,
            RecordFields.SEVERITY);

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final SortedSetDocValuesReaderState facets;
    private final Query access;

    PlainLucene(Path folder, List<StoredRecord> records, AccessScope scope) throws IOException {
        FacetsConfig config = new FacetsConfig();
        index(folder, records.stream().map(record -> faceted(record, config)).toList(), 4);
        directory = FSDirectory.open(folder);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        facets = new DefaultSortedSetDocValuesReaderState(reader, config);
        access = AccessQuery.of(scope);
    }

    /** Adds documents made before with several threads, and commits. */
    static void index(Path folder, List<Document> documents, int threads) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory,
                        new IndexWriterConfig(new RecordAnalyzer()).setRAMBufferSizeMB(48))) {
            AtomicInteger next = new AtomicInteger();
            Parallel.run(threads, () -> {
                for (int index = next.getAndIncrement(); index < documents.size(); index = next.getAndIncrement()) {
                    writer.addDocument(documents.get(index));
                }
            });
            writer.commit();
        }
    }

    private static Document faceted(StoredRecord record, FacetsConfig config) {
        Document document = RecordDocuments.document(record);
        Map<String, String> values = new HashMap<>();
        document.forEach(field -> {
            if (field.stringValue() != null) {
                values.put(field.name(), field.stringValue());
            }
        });
        for (String facet : FACETS) {
            if (values.containsKey(facet)) {
                document.add(new SortedSetDocValuesFacetField(facet, Objects.requireNonNull(values.get(facet))));
            }
        }
        try {
            return config.build(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The query that {@link #ask} is given: made before the clock starts. */
    Query query(SearchQuery query) {
        return new BooleanQuery.Builder()
                .add(RecordQueries.strict(new PlainQueryReader().read(query.text()), query), Occur.MUST)
                .add(access, Occur.FILTER).build();
    }

    int ask(Query query, boolean withFacets) throws IOException {
        if (!withFacets) {
            return searcher.search(query, 10).scoreDocs.length;
        }
        FacetsCollectorManager.FacetsResult result = FacetsCollectorManager.search(searcher, query, 10,
                new FacetsCollectorManager());
        FacetsCollector collected = result.facetsCollector();
        SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(facets, collected);
        for (String facet : FACETS) {
            counts.getTopChildren(10, facet);
        }
        return result.topDocs().scoreDocs.length;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
