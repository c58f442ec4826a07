package org.yijian.search.document;

import java.time.OffsetDateTime;

import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.Named;
import org.yijian.records.body.Severity;

/**
 * Four facets in one doc value. Few combinations of kind, department, severity and year exist, so counting the
 * combinations and splitting them afterwards costs one look-up a hit instead of four.
 *
 * @param kind kind
 * @param department department
 * @param severity severity; null if there is none
 * @param year year of {@code occurredAt}, in the record's own offset
 */
public record FacetCell(Kind kind, Department department, @Nullable Severity severity, int year) {

    private static final Kind[] KINDS = Kind.values();
    private static final Department[] DEPARTMENTS = Department.values();
    private static final Severity[] SEVERITIES = Severity.values();

    static FacetCell of(Kind kind, Department department, @Nullable Severity severity, OffsetDateTime occurredAt) {
        return new FacetCell(kind, department, severity, occurredAt.getYear());
    }

    BytesRef encoded() {
        return new BytesRef(new byte[]{ (byte) kind.ordinal(), (byte) department.ordinal(),
                (byte) (severity == null ? 0 : severity.ordinal() + 1), (byte) (year >> 8), (byte) year });
    }

    /** Reads a value of {@link RecordFields#FACET_CELL}. */
    public static FacetCell decode(BytesRef value) {
        byte[] bytes = value.bytes;
        int offset = value.offset;
        return new FacetCell(KINDS[bytes[offset]], DEPARTMENTS[bytes[offset + 1]],
                bytes[offset + 2] == 0 ? null : SEVERITIES[bytes[offset + 2] - 1],
                bytes[offset + 3] << 8 | bytes[offset + 4] & 0xFF);
    }

    /** Wire name of the severity, or null. */
    public @Nullable String severityWire() {
        Named named = severity;
        return named == null ? null : named.wire();
    }
}
