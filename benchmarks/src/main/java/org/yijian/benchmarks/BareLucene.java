package org.yijian.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.yijian.search.analysis.RecordAnalyzer;

/** The yardstick of ingest: an IndexWriter and nothing else, with the same documents, analysis and memory. */
final class BareLucene {

    private BareLucene() {
    }

    /** Adds all documents with so many threads and commits. Returns documents a second. */
    static double index(Path folder, List<Document> documents, int threads)
            throws IOException, InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory,
                        new IndexWriterConfig(new RecordAnalyzer()).setRAMBufferSizeMB(48));
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(() -> addAll(writer, documents, next)));
            }
            for (Future<?> one : running) {
                one.get();
            }
            writer.commit();
        }
        return documents.size() * 1e9 / (System.nanoTime() - begun);
    }

    private static Void addAll(IndexWriter writer, List<Document> documents, AtomicInteger next) throws IOException {
        for (int index = next.getAndIncrement(); index < documents.size(); index = next.getAndIncrement()) {
            writer.addDocument(documents.get(index));
        }
        return null;
    }
}
