package org.yijian.benchmarks;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.document.RecordDocuments;
import org.yijian.search.document.RecordFields;

/**
 * What every peer is given of a record: what the search room puts into its own documents.
 *
 * @param id id of the record
 * @param text everything a person would read
 * @param kind kind
 * @param department department
 * @param region region code
 * @param regions the code and those above it
 * @param severity severity; null if there is none
 * @param sensitivity sensitivity
 */
record PeerRecord(UUID id, String text, String kind, String department, String region, List<String> regions,
        @Nullable String severity, String sensitivity) {

    static PeerRecord of(StoredRecord stored) {
        Document document = RecordDocuments.document(stored);
        List<String> regions = values(document, RecordFields.REGION).toList();
        return new PeerRecord(stored.id(), values(document, RecordFields.TEXT).collect(Collectors.joining("\n")),
                only(document, RecordFields.KIND), only(document, RecordFields.DEPARTMENT),
                stored.record().region(), regions,
                values(document, RecordFields.SEVERITY).findFirst().orElse(null),
                only(document, RecordFields.SENSITIVITY));
    }

    private static String only(Document document, String field) {
        return values(document, field).findFirst().orElseThrow();
    }

    private static Stream<String> values(Document document, String field) {
        return Stream.of(document.getFields(field)).map(IndexableField::stringValue)
                .filter(java.util.Objects::nonNull);
    }
}
