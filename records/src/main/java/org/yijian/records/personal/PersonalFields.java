package org.yijian.records.personal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Body;
import org.yijian.records.body.Personal;
import org.yijian.records.form.Field;
import org.yijian.records.form.Form;
import org.yijian.records.form.Forms;
import org.yijian.security.access.Sensitivity;

/** The fields of a record that are about a person. Most records have none, and finding that out costs nothing. */
public final class PersonalFields {

    /** Stands where a value may not be seen. */
    public static final String MASKED = "***";

    /** Stands where a value was, until its key was destroyed. */
    public static final String ERASED = "[erased]";

    private PersonalFields() {
    }

    /** Whether a record has any. */
    public static boolean in(CanonicalRecord record) {
        for (Field field : Forms.of(record.kind()).personal()) {
            if (applies(field, record.sensitivity()) && field.valueIn(record.body()) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean applies(Field field, Sensitivity sensitivity) {
        Personal mark = field.personal();
        return mark != null && (mark.value() == Personal.When.ALWAYS || sensitivity == Sensitivity.PERSONAL);
    }

    /** Their values by path, for example {@code /body/certificate}. */
    public static Map<String, String> values(CanonicalRecord record) {
        Map<String, String> values = new TreeMap<>();
        for (Field field : Forms.of(record.kind()).personal()) {
            Object value = field.valueIn(record.body());
            if (applies(field, record.sensitivity()) && value != null) {
                values.put(path(field), (String) value);
            }
        }
        return values;
    }

    /** Paths of the fields by whose exact value a record of this form may be found. */
    public static List<String> exact(Form<?> form) {
        return form.personal().stream().filter(PersonalFields::isExact).map(PersonalFields::path).toList();
    }

    private static boolean isExact(Field field) {
        Personal mark = field.personal();
        return mark != null && mark.exact();
    }

    private static String path(Field field) {
        return "/body/" + field.name();
    }

    /** The record with other values in these fields; a path without a value is left as it is. */
    public static CanonicalRecord with(CanonicalRecord record, Function<String, @Nullable String> values) {
        Form<? extends Body> form = Forms.of(record.kind());
        @Nullable
        Object[] fields = new Object[form.fields().size()];
        for (Field field : form.fields()) {
            String other = field.personal() == null ? null : values.apply(path(field));
            fields[field.index()] = other == null ? field.valueIn(record.body()) : other;
        }
        return new CanonicalRecord(record.source(), record.sourceKey(), record.facility(), record.region(),
                record.department(), record.occurredAt(), record.sensitivity(), record.contractVersion(),
                form.build(fields));
    }

    /** The record under another source key. */
    public static CanonicalRecord keyed(CanonicalRecord record, String sourceKey) {
        return new CanonicalRecord(record.source(), sourceKey, record.facility(), record.region(),
                record.department(), record.occurredAt(), record.sensitivity(), record.contractVersion(),
                record.body());
    }
}
