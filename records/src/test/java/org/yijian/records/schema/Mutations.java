package org.yijian.records.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Trees;
import org.yijian.records.form.Field;
import org.yijian.records.form.FieldType;
import org.yijian.records.form.Form;
import org.yijian.records.form.Forms;
import org.yijian.records.form.Limits;

/** Every way in which a full record can be spoiled at one place, worked out from the forms. */
final class Mutations {

    private final CanonicalRecord record;
    private final Map<String, Map<String, Object>> bad = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> good = new LinkedHashMap<>();

    private Mutations(CanonicalRecord record) {
        this.record = record;
    }

    static Mutations of(CanonicalRecord record) {
        Mutations mutations = new Mutations(record);
        mutations.envelope();
        mutations.form("facility", Forms.FACILITY_REFERENCE);
        mutations.form("body", Forms.of(record.kind()));
        return mutations;
    }

    /** Trees that must be refused, by what was done to them. */
    Map<String, Map<String, Object>> bad() {
        return bad;
    }

    /** Trees that must be accepted, by what was done to them. */
    Map<String, Map<String, Object>> good() {
        return good;
    }

    private void envelope() {
        for (String name : List.of("kind", "sourceKey", "facility", "region", "occurredAt", "body")) {
            spoil(name, null);
            spoil(name, 7);
        }
        for (String name : List.of("kind", "department", "sensitivity")) {
            spoil(name, "unheard-of");
        }
        spoil("sourceKey", "x".repeat(201));
        spoil("extra", "x");
        for (String region : List.of("5", "500106x", "0501", "US-ALABAMA", "us")) {
            spoil("region", region);
        }
        for (String version : List.of("1", "v1.0", "1.0.0")) {
            spoil("contractVersion", version);
        }
        for (String moment : List.of("2026-02-30", "2026-02-30T00:00:00+08:00", "1899-12-31", "2026-3-1", "20260301",
                "2026-03-01T25:00:00Z", "2026-03-01 00:00:00", "tomorrow")) {
            spoil("occurredAt", moment);
        }
        keep("occurredAt", "2026-03-01");
        keep("occurredAt", "2026-03-01T09:30:00Z");
        keep("occurredAt", "2026-03-01T09:30:00.123-05:00");
        keep("region", "US-AL");
        keep("region", "500106001002");
        spoil("facility", Map.of("name", "长者之家", "address", "天星桥"));
        spoil("facility.creditCode", "91440300708461136");
        spoil("facility.creditCode", "9144030070846113IT");
    }

    private void form(String path, Form<?> form) {
        spoil(path + ".extra", "x");
        for (Field field : form.fields()) {
            if (!field.name().equals("creditCode")) {
                field(path + "." + field.name(), field);
            }
        }
    }

    private void field(String path, Field field) {
        if (field.required()) {
            spoil(path, null);
        } else {
            keep(path, null);
        }
        spoil(path, Map.of("of", "another type"));
        Limits limits = field.limits();
        switch (field.type()) {
            case TEXT -> text(path, limits);
            case INTEGER, DECIMAL, DEGREES -> number(path, field);
            case FLAG -> spoil(path, "true");
            case DAY -> day(path);
            case CHOICE -> choice(path, field);
            case TEXTS, ITEMS -> list(path, field);
        }
    }

    private void text(String path, Limits limits) {
        spoil(path, 7);
        spoil(path, "a\u0000b");
        spoil(path, "a\u202Eb");
        if (limits.pattern() == null) {
            spoil(path, "长".repeat(limits.longest() + 1));
            keep(path, "𠮷".repeat(limits.longest()));
            keep(path, "一\n\t二");
        } else {
            spoil(path, "against every pattern: ?");
        }
    }

    private void number(String path, Field field) {
        spoil(path, "7");
        spoil(path, field.limits().smallest() - 1);
        spoil(path, field.limits().largest() + 1);
        keep(path, new BigDecimal(field.limits().smallest()));
        keep(path, new BigDecimal(field.limits().largest()));
        if (field.type() == FieldType.INTEGER) {
            spoil(path, 7.5);
        }
    }

    private void day(String path) {
        for (String day : List.of("2026-02-30", "1899-12-31", "2026-3-1", "2026-03-01T00:00:00Z", "2026/03/01")) {
            spoil(path, day);
        }
        keep(path, "2024-02-29");
    }

    private void choice(String path, Field field) {
        spoil(path, "unheard-of");
        spoil(path, 7);
        field.choices().keySet().forEach(wire -> keep(path, wire));
    }

    private void list(String path, Field field) {
        spoil(path, "not a list");
        keep(path, List.of());
        spoil(path, Collections.singletonList(7));
        Object first = firstElement(path);
        spoil(path, new ArrayList<>(Collections.nCopies(Limits.LONGEST_LIST + 1, first)));
        keep(path, new ArrayList<>(Collections.nCopies(Limits.LONGEST_LIST, first)));
        if (field.type() == FieldType.ITEMS) {
            form(path + ".0", field.item());
        } else {
            text(path + ".0", field.limits());
        }
    }

    private Object firstElement(String path) {
        Object body = Trees.of(record).get("body");
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (body instanceof Map<?, ?> fields && fields.get(name) instanceof List<?> list && !list.isEmpty()) {
            return list.getFirst();
        }
        throw new IllegalStateException("the sample needs an element in " + path);
    }

    private void spoil(String path, @Nullable Object value) {
        bad.put(path + " = " + shortened(value), Trees.changed(record, path, value));
    }

    private void keep(String path, @Nullable Object value) {
        good.put(path + " = " + shortened(value), Trees.changed(record, path, value));
    }

    private static String shortened(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() < 40 ? text : text.substring(0, 40) + "…";
    }
}
