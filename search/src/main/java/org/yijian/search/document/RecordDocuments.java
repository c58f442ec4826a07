package org.yijian.search.document;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Body;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.Facility;
import org.yijian.records.body.Finding;
import org.yijian.records.body.Incident;
import org.yijian.records.body.Named;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.analysis.SimplifiedForms;
import org.yijian.search.name.NameFields;
import org.yijian.search.relation.Relations;

/** Makes the document of a record. Public so that a benchmark can give bare Lucene the very same documents. */
public final class RecordDocuments {

    private static final FieldType RANKED = ranked();

    private RecordDocuments() {
    }

    /** The document of this revision; see {@link RecordFields} for its fields. */
    public static Document document(StoredRecord stored) {
        CanonicalRecord record = stored.record();
        Severity severity = severity(record.body());
        String text = RecordText.of(record);
        Document document = new Document();
        document.add(term(RecordFields.ID, RecordFields.bytes(stored.id())));
        document.add(term(RecordFields.FACILITY, RecordFields.bytes(stored.facilityId())));
        addFilters(document, record, severity);
        addState(document, record.body());
        for (String relation : Relations.of(record)) {
            document.add(term(RecordFields.RELATION, relation));
            document.add(new SortedSetDocValuesField(RecordFields.RELATION, new BytesRef(relation)));
        }
        addSearched(document, record, text);
        addSorted(document, record, severity);
        document.add(new SortedDocValuesField(RecordFields.FACET_CELL,
                FacetCell.of(record.kind(), record.department(), severity, record.occurredAt()).encoded()));
        document.add(new BinaryDocValuesField(RecordFields.HIT, hit(stored, severity, text).encoded()));
        return document;
    }

    /**
     * The part of {@link #document} that a search for exact words, names, numbers, days and filters looks at: what only
     * ranks, guesses, counts or shows is left out. Enough to hold a record against searches that wait for it.
     */
    public static Document matched(StoredRecord stored) {
        CanonicalRecord record = stored.record();
        Document document = new Document();
        document.add(term(RecordFields.FACILITY_TEXT, stored.facilityId().toString()));
        addFilters(document, record, severity(record.body()));
        addState(document, record.body());
        addWords(document, record, RecordText.of(record));
        for (String name : names(record)) {
            document.add(term(RecordFields.NAME, Identifiers.normalized(name)));
        }
        document.add(new LongField(RecordFields.OCCURRED_AT, record.occurredAt().toEpochSecond(), Field.Store.NO));
        return document;
    }

    private static List<String> names(CanonicalRecord record) {
        String name = record.facility().name();
        if (record.body() instanceof Facility facility) {
            return Stream.concat(Stream.of(facility.name()), facility.aliases().stream()).toList();
        }
        return name == null || name.isBlank() ? List.of() : List.of(name);
    }

    private static void addFilters(Document document, CanonicalRecord record, @Nullable Severity severity) {
        document.add(term(RecordFields.KIND, record.kind().wire()));
        document.add(term(RecordFields.DEPARTMENT, record.department().wire()));
        document.add(term(RecordFields.SENSITIVITY, record.sensitivity().wire()));
        if (severity != null) {
            document.add(term(RecordFields.SEVERITY, severity.wire()));
        }
        for (String region : RegionPaths.of(record.region())) {
            document.add(term(RecordFields.REGION, region));
        }
        document.add(term(RecordFields.REGION, RegionPaths.itself(record.region())));
        document.add(new SortedDocValuesField(RecordFields.REGION, new BytesRef(record.region())));
    }

    private static void addState(Document document, Body body) {
        Named state = switch (body) {
            case Finding finding -> finding.state();
            case Complaint complaint -> complaint.state();
            case Incident incident -> incident.state();
            case Facility facility -> facility.status();
            default -> null;
        };
        if (state != null) {
            document.add(term(RecordFields.STATE, state.wire()));
        }
        if (body instanceof Facility facility && facility.beds() != null) {
            document.add(new NumericDocValuesField(RecordFields.BEDS, facility.beds()));
        }
        if (body instanceof Facility facility && facility.latitude() != null && facility.longitude() != null) {
            document.add(new LatLonDocValuesField(RecordFields.PLACE, facility.latitude(), facility.longitude()));
        }
    }

    private static void addSearched(Document document, CanonicalRecord record, String text) {
        addWords(document, record, text);
        if (record.body() instanceof Complaint complaint) {
            addRanked(document, complaint);
        }
        addNames(document, record);
    }

    private static void addWords(Document document, CanonicalRecord record, String text) {
        document.add(new TextField(RecordFields.TEXT, text, Field.Store.NO));
        document.add(new TextField(RecordFields.TEXT, RecordLabels.of(record.body()), Field.Store.NO));
        for (String identifier : RecordIdentifiers.of(record)) {
            document.add(term(RecordFields.IDENTIFIER, identifier));
        }
    }

    /** Cutting into words takes longer than all the rest, so only what people write at length gets it. */
    private static void addRanked(Document document, Complaint complaint) {
        String text = SimplifiedForms.of(complaint.subject() + '\n' + complaint.text());
        document.add(new Field(RecordFields.WORDS, text, RANKED));
        document.add(new Field(RecordFields.CHARACTERS, text, RANKED));
    }

    /** Names by sound only where a facility is described, or known by nothing but its name: elsewhere as a whole. */
    private static void addNames(Document document, CanonicalRecord record) {
        FacilityReference reference = record.facility();
        String name = reference.name();
        if (record.body() instanceof Facility facility) {
            document.add(term(RecordFields.EXACT_NAME, Identifiers.normalized(facility.name())));
            NameFields.add(document, Stream.concat(Stream.of(facility.name()), facility.aliases().stream()).toList());
        } else if (name != null && !name.isBlank()) {
            if (reference.creditCode() == null && reference.filingNumber() == null
                    && reference.certificationNumber() == null) {
                NameFields.add(document, List.of(name));
            } else {
                document.add(term(RecordFields.NAME, Identifiers.normalized(name)));
            }
        }
    }

    private static void addSorted(Document document, CanonicalRecord record, @Nullable Severity severity) {
        document.add(new LongField(RecordFields.OCCURRED_AT, record.occurredAt().toEpochSecond(), Field.Store.NO));
        document.add(NumericDocValuesField.indexedField(RecordFields.GRAVITY,
                severity == null ? 0 : severity.ordinal() + 1));
    }

    private static StoredHit hit(StoredRecord stored, @Nullable Severity severity, String text) {
        CanonicalRecord record = stored.record();
        return new StoredHit(stored.id(), stored.facilityId(), stored.revision(), stored.leafId(), record.occurredAt(),
                record.kind(), record.department(), severity, record.sensitivity(), record.region(),
                facilityName(record), HitTitle.of(record, Locale.CHINESE), HitTitle.of(record, Locale.ENGLISH), text);
    }

    /** Name of the facility as the record itself gives it. */
    public static @Nullable String facilityName(CanonicalRecord record) {
        return record.body() instanceof Facility facility ? facility.name() : record.facility().name();
    }

    /** Findings have a severity, and incidents one that is named alike; an alarm has not been judged yet. */
    private static @Nullable Severity severity(Body body) {
        return switch (body) {
            case Finding finding -> finding.severity();
            case Incident incident -> switch (incident.level()) {
                case ALARM -> null;
                case GENERAL -> Severity.GENERAL;
                case SERIOUS -> Severity.SERIOUS;
                case MAJOR -> Severity.MAJOR;
            };
            default -> null;
        };
    }

    private static FieldType ranked() {
        FieldType ranked = new FieldType();
        ranked.setTokenized(true);
        ranked.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        ranked.freeze();
        return ranked;
    }

    private static Field term(String name, String value) {
        return new StringField(name, value, Field.Store.NO);
    }

    private static Field term(String name, BytesRef value) {
        return new StringField(name, value, Field.Store.NO);
    }
}
