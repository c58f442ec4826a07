package org.yijian.records.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Named;
import org.yijian.records.form.Field;
import org.yijian.records.form.FieldType;
import org.yijian.records.form.Form;
import org.yijian.records.form.Forms;
import org.yijian.security.json.CanonicalOutput;

/** Writes one record. Absent values and empty lists are left out. */
final class RecordWriter {

    private final CanonicalOutput output = new CanonicalOutput();

    /** @param commitments what stands for fields that are left out, by path; empty for a whole record */
    byte[] write(CanonicalRecord record, Map<String, String> commitments) {
        output.raw("{\"body\":");
        object(Forms.of(record.kind()), record.body(), commitments);
        text("contractVersion", record.contractVersion());
        text("department", record.department().wire());
        output.raw(",\"facility\":");
        object(Forms.FACILITY_REFERENCE, record.facility(), Map.of());
        text("kind", record.kind().wire());
        output.raw(",\"occurredAt\":\"");
        moment(record.occurredAt());
        output.raw('"');
        commitments(commitments);
        text("region", record.region());
        text("sensitivity", record.sensitivity().wire());
        text("source", record.source());
        text("sourceKey", record.sourceKey());
        output.raw('}');
        return output.toBytes();
    }

    private void text(String name, String value) {
        output.name(name, false);
        output.string(value);
    }

    private void commitments(Map<String, String> commitments) {
        if (commitments.isEmpty()) {
            return;
        }
        output.raw(",\"personal\":{");
        boolean first = true;
        for (Map.Entry<String, String> each : new TreeMap<>(commitments).entrySet()) {
            output.name(each.getKey(), first);
            output.string(each.getValue());
            first = false;
        }
        output.raw('}');
    }

    private void object(Form<?> form, Object record, Map<String, String> leftOut) {
        output.raw('{');
        boolean first = true;
        for (Field field : form.sorted()) {
            Object value = field.valueIn(record);
            if (value != null && !(value instanceof List<?> list && list.isEmpty())
                    && (leftOut.isEmpty() || !leftOut.containsKey("/body/" + field.name()))) {
                output.name(field.name(), first);
                value(field, field.type(), value);
                first = false;
            }
        }
        output.raw('}');
    }

    private void value(Field field, FieldType type, Object value) {
        switch (type) {
            case TEXT -> output.string((String) value);
            case INTEGER -> output.number((Integer) value);
            case DECIMAL -> output.number((BigDecimal) value);
            case DEGREES -> output.number((double) (Double) value);
            case FLAG -> output.raw(value.toString());
            case DAY -> day((LocalDate) value);
            case CHOICE -> output.string(((Named) value).wire());
            case TEXTS, ITEMS -> list(field, (List<?>) value);
        }
    }

    private void day(LocalDate day) {
        output.raw('"');
        output.raw(day.toString());
        output.raw('"');
    }

    private void list(Field field, List<?> values) {
        char before = '[';
        for (Object element : values) {
            output.raw(before);
            if (field.type() == FieldType.ITEMS) {
                object(field.item(), element, Map.of());
            } else {
                output.string((String) element);
            }
            before = ',';
        }
        output.raw(']');
    }

    /** RFC 3339 with seconds, which {@link OffsetDateTime#toString()} would leave out when they are zero. */
    private void moment(OffsetDateTime moment) {
        if (moment.getNano() != 0 || moment.getYear() < 1000 || moment.getYear() > 9999) {
            output.raw(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
            return;
        }
        output.number(moment.getYear());
        twoDigits('-', moment.getMonthValue());
        twoDigits('-', moment.getDayOfMonth());
        twoDigits('T', moment.getHour());
        twoDigits(':', moment.getMinute());
        twoDigits(':', moment.getSecond());
        output.raw(moment.getOffset().getId());
    }

    private void twoDigits(char before, int number) {
        output.raw(before);
        output.raw((char) ('0' + number / 10));
        output.raw((char) ('0' + number % 10));
    }
}
