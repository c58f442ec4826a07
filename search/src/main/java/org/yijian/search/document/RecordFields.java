package org.yijian.search.document;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.lucene.util.BytesRef;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.Severity;
import org.yijian.security.access.Sensitivity;

/** Names of the fields of a record's document. */
public final class RecordFields {

    /** Term: id of the record, 16 bytes, so that terms sort as PostgreSQL sorts UUIDs. */
    public static final String ID = "id";
    /** Term: id of the facility, 16 bytes. */
    public static final String FACILITY = "facility";
    /** Term: wire name of the kind. */
    public static final String KIND = "kind";
    /** Term: wire name of the department. */
    public static final String DEPARTMENT = "department";
    /** Terms: the region code and all its parents; doc value: the code, for facets. */
    public static final String REGION = "region";
    /** Term: wire name of the severity, if there is one. */
    public static final String SEVERITY = "severity";
    /** Term: wire name of the sensitivity. */
    public static final String SENSITIVITY = "sensitivity";
    /** Terms: identifiers and document numbers, normalised. */
    public static final String IDENTIFIER = "identifier";
    /** Term: name of the facility as a whole, only on facility records. */
    public static final String EXACT_NAME = "exactName";
    /** Text: everything a person would read. */
    public static final String TEXT = "text";
    /** Point and doc value: when it happened, epoch seconds. */
    public static final String OCCURRED_AT = "occurredAt";
    /** Doc value: severity as a number, 0 for none, for sorting. */
    public static final String GRAVITY = "gravity";
    /** Doc value: kind, department, severity and year in one, see {@link FacetCell}. */
    public static final String FACET_CELL = "facetCell";
    /** Doc value: what a hit needs, see {@link StoredHit}. */
    public static final String HIT = "hit";

    /**
     * Changes whenever documents change their form: an index with another form is built anew from the ledger. Holds the
     * names of the enumerations, because documents keep their ordinals.
     */
    public static final String FORM = "2/" + Integer.toHexString(Stream.<Enum<?>[]>of(Kind.values(),
            Department.values(), Severity.values(), Sensitivity.values()).map(List::of).toList().toString().hashCode());

    private RecordFields() {
    }

    /** A UUID as a term. */
    public static BytesRef bytes(UUID id) {
        return new BytesRef(ByteBuffer.allocate(16).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array());
    }
}
