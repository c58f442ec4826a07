package org.yijian.records.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RecordError;
import org.yijian.records.form.Field;
import org.yijian.records.form.FieldType;
import org.yijian.records.form.Form;
import org.yijian.records.form.Limits;

/** Reads an object by its form. */
final class FormReader {

    private final Violations violations;
    private final TextReader texts;
    private final NumberReader numbers;
    private final DateReader dates;

    FormReader(Violations violations, DateReader dates) {
        this.violations = violations;
        this.texts = new TextReader(violations);
        this.numbers = new NumberReader(violations);
        this.dates = dates;
    }

    /**
     * The object; null after a violation.
     *
     * @param path where the tree stands in the record
     */
    <T> @Nullable T read(Form<T> form, @Nullable Object tree, String path) {
        if (!(tree instanceof Map<?, ?> map)) {
            violations.add(tree == null ? RecordError.MISSING_FIELD : RecordError.WRONG_TYPE, path, path, "object");
            return null;
        }
        int before = violations.count();
        @Nullable
        Object[] values = new Object[form.fields().size()];
        boolean[] given = new boolean[values.length];
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!absent(entry.getValue())) {
                field(form, String.valueOf(entry.getKey()), entry.getValue(), path, values, given);
            }
        }
        for (Field field : form.fields()) {
            if (field.required() && !given[field.index()]) {
                violations.add(RecordError.MISSING_FIELD, path(path, field.name()), field.name());
            }
        }
        return violations.count() == before ? form.build(values) : null;
    }

    /** Null and blank text both mean that there is nothing. */
    static boolean absent(@Nullable Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    private void field(Form<?> form, String name, Object value, String path, @Nullable Object[] values,
            boolean[] given) {
        Field field = form.field(name);
        if (field == null) {
            violations.add(RecordError.UNKNOWN_FIELD, path(path, Violations.excerpt(name)), Violations.excerpt(name));
            return;
        }
        given[field.index()] = true;
        values[field.index()] = value(field, value, path);
    }

    private @Nullable Object value(Field field, Object value, String parent) {
        String path = path(parent, field.name());
        Limits limits = field.limits();
        return switch (field.type()) {
            case TEXT -> texts.read(value, path, limits, field.personal() != null);
            case INTEGER -> numbers.whole(value, path, limits);
            case DECIMAL -> numbers.amount(value, path, limits);
            case DEGREES -> numbers.degrees(value, path, limits);
            case DAY -> dates.day(value, path, limits);
            case FLAG -> flag(value, path);
            case CHOICE -> choice(field.choices(), value, path);
            case TEXTS, ITEMS -> list(field, value, path);
        };
    }

    private @Nullable Boolean flag(Object value, String path) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        violations.add(RecordError.WRONG_TYPE, path, path, "boolean");
        return null;
    }

    /** The constant of that wire name; null after a violation. */
    <T> @Nullable T choice(Map<String, T> choices, Object value, String path) {
        if (!(value instanceof String text)) {
            violations.add(RecordError.WRONG_TYPE, path, path, "string");
            return null;
        }
        T choice = choices.get(text.strip());
        if (choice == null) {
            violations.add(RecordError.UNKNOWN_VALUE, path, path, Violations.excerpt(text),
                    String.join(", ", choices.keySet()));
        }
        return choice;
    }

    private @Nullable List<Object> list(Field field, Object value, String path) {
        if (!(value instanceof List<?> elements)) {
            violations.add(RecordError.WRONG_TYPE, path, path, "array");
            return null;
        }
        if (elements.size() > Limits.LONGEST_LIST) {
            violations.add(RecordError.LIST_TOO_LONG, path, path, Limits.LONGEST_LIST);
            return null;
        }
        List<Object> read = new ArrayList<>(elements.size());
        for (int index = 0; index < elements.size(); index++) {
            Object element = element(field, elements.get(index), path + "[" + index + "]");
            if (element != null) {
                read.add(element);
            }
        }
        return read;
    }

    private @Nullable Object element(Field field, @Nullable Object value, String path) {
        if (value == null || absent(value)) {
            violations.add(RecordError.MISSING_FIELD, path, path);
            return null;
        }
        return field.type() == FieldType.ITEMS
                ? read(field.item(), value, path)
                : texts.read(value, path, field.limits(), false);
    }

    private static String path(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
