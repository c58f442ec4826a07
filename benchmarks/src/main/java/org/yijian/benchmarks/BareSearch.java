package org.yijian.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.FSDirectory;
import org.yijian.search.SearchQuery;
import org.yijian.search.access.AccessQuery;
import org.yijian.search.document.RecordFields;
import org.yijian.search.query.PlainQueryReader;
import org.yijian.search.query.RecordQueries;
import org.yijian.security.access.AccessScope;

/** The yardstick of search: an IndexSearcher, Lucene's own facets, the same documents, queries and filter. */
final class BareSearch implements AutoCloseable {

    private static final List<String> FACETS = List.of(RecordFields.KIND, RecordFields.DEPARTMENT, RecordFields.REGION,
            RecordFields.SEVERITY);

    private final Path folder;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final SortedSetDocValuesReaderState facetState;
    private final Query access;
    private final Map<String, Query> queries = new HashMap<>();

    /** @param copies copies with other facilities that are there beside the files themselves */
    BareSearch(OpenDataCorpus corpus, int copies, AccessScope scope)
            throws IOException, InterruptedException, ExecutionException {
        folder = SearchBenchmark.temporaryFolder();
        FacetsConfig config = new FacetsConfig();
        for (int copy = 0; copy <= copies; copy++) {
            List<Document> faceted = corpus.documents(copy).stream().map(document -> withFacets(document, config))
                    .toList();
            BareLucene.index(folder, faceted, Runtime.getRuntime().availableProcessors());
        }
        reader = DirectoryReader.open(FSDirectory.open(folder));
        searcher = new IndexSearcher(reader);
        facetState = new DefaultSortedSetDocValuesReaderState(reader, config);
        access = AccessQuery.of(scope);
        QueryMix.questions().forEach(asked -> queries.computeIfAbsent(asked.text(), this::query));
    }

    private static Document withFacets(Document document, FacetsConfig config) {
        for (String name : FACETS) {
            IndexableField[] values = document.getFields(name);
            if (values.length > 0 && values[0].stringValue() != null) {
                document.add(new SortedSetDocValuesFacetField(name, values[0].stringValue()));
            }
        }
        try {
            return config.build(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Query query(String text) {
        SearchQuery asked = new SearchQuery(text, Set.of(), Set.of(), Set.of(), Set.of(), null, null, null,
                SearchQuery.Sort.RELEVANCE, 1, 10, false);
        return new BooleanQuery.Builder()
                .add(RecordQueries.strict(new PlainQueryReader().read(text), asked), Occur.MUST)
                .add(access, Occur.FILTER).build();
    }

    int documents() {
        return reader.numDocs();
    }

    void ask(QueryMix.Asked asked) throws IOException {
        Query query = Objects.requireNonNull(queries.get(asked.text()));
        if (!asked.facets()) {
            searcher.search(query, 10);
            return;
        }
        FacetsCollector hits = FacetsCollectorManager.search(searcher, query, 10, new FacetsCollectorManager())
                .facetsCollector();
        SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(facetState, hits);
        for (String name : FACETS) {
            counts.getTopChildren(10, name);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
