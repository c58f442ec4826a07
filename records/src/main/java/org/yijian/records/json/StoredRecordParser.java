package org.yijian.records.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.Kind;
import org.yijian.records.RecordError;
import org.yijian.records.form.Field;
import org.yijian.records.form.FieldType;
import org.yijian.records.form.Form;
import org.yijian.records.form.Forms;
import org.yijian.records.personal.PersonalFields;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads one record from its stored form. The body comes before the kind there, so it is held as a tree for a moment. */
final class StoredRecordParser {

    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final byte[] json;

    StoredRecordParser(byte[] json) {
        this.json = json;
    }

    RecordJson.Stored parse() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return record(object(parser));
        } catch (JacksonException | DateTimeException | IllegalArgumentException | ClassCastException e) {
            throw new FaultException(Fault.of(RecordError.STORED_RECORD_UNREADABLE, e.getClass().getSimpleName()), e);
        }
    }

    private static RecordJson.Stored record(Map<String, Object> tree) {
        Map<String, String> commitments = commitments(tree);
        if (!commitments.isEmpty()) {
            mask(child(tree, "body"), commitments);
        }
        return new RecordJson.Stored(canonical(tree), commitments);
    }

    private static Map<String, String> commitments(Map<String, Object> tree) {
        if (!tree.containsKey("personal")) {
            return Map.of();
        }
        Map<String, String> commitments = new TreeMap<>();
        child(tree, "personal").forEach((path, commitment) -> commitments.put(path, (String) commitment));
        return Collections.unmodifiableMap(commitments);
    }

    private static void mask(Map<String, Object> body, Map<String, String> commitments) {
        commitments.keySet().forEach(path -> body.put(path.substring("/body/".length()), PersonalFields.MASKED));
    }

    private static CanonicalRecord canonical(Map<String, Object> tree) {
        Kind kind = found(Kind.fromWire(text(tree, "kind")), "kind");
        return new CanonicalRecord(text(tree, "source"), text(tree, "sourceKey"),
                (FacilityReference) build(Forms.FACILITY_REFERENCE, child(tree, "facility")), text(tree, "region"),
                found(Department.fromWire(text(tree, "department")), "department"),
                OffsetDateTime.parse(text(tree, "occurredAt")), sensitivity(text(tree, "sensitivity")),
                text(tree, "contractVersion"), build(Forms.of(kind), child(tree, "body")));
    }

    private static <T> T found(Optional<T> value, String name) {
        return value.orElseThrow(() -> new IllegalArgumentException("unknown " + name));
    }

    private static Sensitivity sensitivity(String wire) {
        return found(Arrays.stream(Sensitivity.values()).filter(level -> level.wire().equals(wire)).findFirst(),
                "sensitivity");
    }

    private static String text(Map<String, Object> tree, String name) {
        if (tree.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no " + name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> tree, String name) {
        if (tree.get(name) instanceof Map<?, ?> child) {
            return (Map<String, Object>) child;
        }
        throw new IllegalArgumentException("no " + name);
    }

    private static <T> T build(Form<T> form, Map<String, Object> tree) {
        @Nullable
        Object[] values = new Object[form.fields().size()];
        tree.forEach((name, value) -> {
            Field field = form.field(name);
            if (field == null) {
                throw new IllegalArgumentException("unknown field " + name);
            }
            values[field.index()] = value(field, value);
        });
        for (Field field : form.fields()) {
            if (field.required() && values[field.index()] == null) {
                throw new IllegalArgumentException("no " + field.name());
            }
        }
        return form.build(values);
    }

    private static Object value(Field field, Object value) {
        return switch (field.type()) {
            case TEXT -> (String) value;
            case INTEGER -> ((BigDecimal) value).intValueExact();
            case DECIMAL -> (BigDecimal) value;
            case DEGREES -> ((BigDecimal) value).doubleValue();
            case FLAG -> (Boolean) value;
            case DAY -> LocalDate.parse((String) value);
            case CHOICE -> found(Optional.ofNullable(field.choices().get((String) value)), field.name());
            case TEXTS, ITEMS -> list(field, (List<?>) value);
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Field field, List<?> values) {
        List<Object> elements = new ArrayList<>(values.size());
        for (Object value : values) {
            elements.add(field.type() == FieldType.ITEMS
                    ? build(field.item(), (Map<String, Object>) value)
                    : (String) value);
        }
        return elements;
    }

    private static Map<String, Object> object(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("no object");
        }
        Map<String, Object> tree = new HashMap<>(32);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            tree.put(name, value(parser, parser.nextToken()));
        }
        return tree;
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new IllegalArgumentException("unexpected " + token);
        };
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return elements;
    }
}
