package org.yijian.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import org.apache.lucene.document.Document;
import org.yijian.connectors.Connector;
import org.yijian.connectors.IncomingMessage;
import org.yijian.connectors.TranslationSink;
import org.yijian.connectors.folder.FolderConnectors;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;
import org.yijian.records.division.Divisions;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.validation.RecordReader;
import org.yijian.search.document.RecordDocuments;

/** The real files of open data, and the documents that the search room makes of them. */
final class OpenDataCorpus {

    static final String CONNECTOR = "cms-open-data";

    private final List<Path> files;

    OpenDataCorpus(Path folder) {
        files = List.of("facilities.csv.gz", "health_citations.csv.gz", "fire_citations.csv.gz", "penalties.csv.gz")
                .stream().map(folder::resolve).toList();
        files.forEach(file -> {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException(file + " is missing; name its folder with --data");
            }
        });
    }

    List<Path> files() {
        return files;
    }

    /** Every record of the files as the document that the hub would index. */
    List<Document> documents() throws IOException {
        return documents(0);
    }

    /** The same of a copy with other facilities; 0 for the files themselves. */
    List<Document> documents(int copy) throws IOException {
        List<Document> documents = new ArrayList<>(180_000);
        Map<String, UUID> facilities = new HashMap<>();
        for (Path file : files) {
            translate(file, content(file, copy),
                    record -> documents.add(RecordDocuments.document(stored(record, facilities))));
        }
        return documents;
    }

    /** A file, or its copy with other facilities. */
    static byte[] content(Path file, int copy) throws IOException {
        return copy == 0 ? Files.readAllBytes(file) : OtherFacilities.copy(file, copy);
    }

    private static void translate(Path file, byte[] content, Consumer<CanonicalRecord> each)
            throws IOException {
        try (FolderConnectors connectors = new FolderConnectors(
                new RecordReader(Divisions.shipped(), Clock.systemUTC()), null);
                InputStream raw = new ByteArrayInputStream(content)) {
            Connector connector = connectors.named(CONNECTOR).orElseThrow();
            IncomingMessage message = new IncomingMessage(file.getFileName().toString(), "", Map.of());
            connector.translate(raw, message, new TranslationSink() {
                @Override
                public void accept(CanonicalRecord record) {
                    each.accept(record);
                }

                @Override
                public void reject(RejectedRecord rejected) {
                    throw new IllegalStateException("the open data holds a bad piece: " + rejected);
                }
            });
        }
    }

    private static StoredRecord stored(CanonicalRecord record, Map<String, UUID> facilities) {
        String key = Objects.requireNonNull(record.facility().certificationNumber());
        UUID facility = facilities.computeIfAbsent(key, unknown -> UUID.randomUUID());
        return new StoredRecord(UUID.randomUUID(), 1, facility, new UUID(0, 0), 0, 0, Instant.EPOCH, "", record);
    }
}
