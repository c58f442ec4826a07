package org.yijian.connectors.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON value as a tree within bounds. Nulls are left out. Duplicate keys are looked for here and not by
 * Jackson, whose check would end the message where only the item is lost.
 */
final class JsonTree {

    private static final int LONGEST_NUMBER = 200;
    private static final int LARGEST_SCALE = 100;

    private final Bounds bounds;
    private long characters;

    JsonTree(Bounds bounds) {
        this.bounds = bounds;
    }

    static JsonFactory factory(Bounds bounds) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20_000)
                        .maxStringLength(bounds.buffer()).maxNumberLength(LONGEST_NUMBER).maxNameLength(10_000).build())
                .build();
    }

    /**
     * The value at the parser's present token; afterwards the parser stands on its last token.
     *
     * @throws PieceRefused if it breaks a bound; the parser then stands somewhere within
     */
    @Nullable
    Object read(JsonParser parser) {
        characters = 0;
        return value(parser, 1, null);
    }

    /** About how many characters the last value had. */
    long weight() {
        return characters;
    }

    private @Nullable Object value(JsonParser parser, int depth, @Nullable String name) {
        if (depth > bounds.depth()) {
            throw new PieceRefused(Fault.of(ConnectorError.TOO_DEEP, bounds.depth()), name);
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth, name);
            case VALUE_STRING -> text(parser, name);
            case VALUE_NUMBER_INT -> integer(parser, name);
            case VALUE_NUMBER_FLOAT -> decimal(parser, name);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException(
                        token.name());
        };
    }

    private Map<String, Object> object(JsonParser parser, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        List<String> nulls = new ArrayList<>(0);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            count(name.length());
            if (members.containsKey(name) || nulls.contains(name)) {
                throw new PieceRefused(Fault.of(ConnectorError.DUPLICATE_KEY, shortened(name)), shortened(name));
            }
            parser.nextToken();
            Object value = value(parser, depth + 1, name);
            if (value == null) {
                rememberNull(nulls, name);
            } else {
                members.put(name, value);
            }
        }
        return members;
    }

    /** Looking through a list is quadratic, so only a sensible number of nulls is taken. */
    private void rememberNull(List<String> nulls, String name) {
        if (nulls.size() >= bounds.columns()) {
            throw new PieceRefused(Fault.of(ConnectorError.ROW_TOO_LARGE, bounds.row()), shortened(name));
        }
        nulls.add(name);
    }

    private List<Object> array(JsonParser parser, int depth, @Nullable String name) {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            count(1);
            Object element = value(parser, depth + 1, name);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private String text(JsonParser parser, @Nullable String name) {
        int length = parser.getStringLength();
        if (length > bounds.field()) {
            throw new PieceRefused(Fault.of(ConnectorError.FIELD_TOO_LARGE, name == null ? "" : name, bounds.field()),
                    name);
        }
        count(length);
        return parser.getString();
    }

    private Object integer(JsonParser parser, @Nullable String name) {
        count(8);
        return switch (parser.getNumberType()) {
            case INT -> parser.getIntValue();
            case LONG -> parser.getLongValue();
            case BIG_INTEGER -> parser.getDecimalValue();
            case FLOAT, DOUBLE, BIG_DECIMAL -> decimal(parser, name);
        };
    }

    private Object decimal(JsonParser parser, @Nullable String name) {
        count(8);
        BigDecimal value = parser.getDecimalValue();
        if (Math.abs((long) value.scale()) > LARGEST_SCALE) {
            throw new PieceRefused(Fault.of(ConnectorError.NOT_A_NUMBER, shortened(parser.getString())), name);
        }
        return value;
    }

    private void count(int more) {
        characters += more;
        if (characters > bounds.row()) {
            throw new PieceRefused(Fault.of(ConnectorError.ROW_TOO_LARGE, bounds.row()), null);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
