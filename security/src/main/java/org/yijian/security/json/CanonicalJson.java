package org.yijian.security.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Trees as canonical JSON (RFC 8785): names in the order of their UTF-16 units, no space, one spelling of each string and
 * number.
 */
public final class CanonicalJson {

    private final CanonicalOutput output = new CanonicalOutput();

    private CanonicalJson() {
    }

    /**
     * The canonical bytes.
     *
     * @param object maps with text keys, lists, texts, whole and decimal numbers, booleans and nulls
     * @throws IllegalArgumentException for anything else, for half a surrogate pair, and for more than 15 digits
     */
    public static byte[] of(Map<String, ?> object) {
        CanonicalJson json = new CanonicalJson();
        json.object(object);
        return json.output.toBytes();
    }

    /**
     * The canonical bytes of a tree that was read, whose numbers count as doubles (RFC 8785, section 3.2.2.3).
     *
     * @param tree an object or an array
     * @throws IllegalArgumentException if it has no canonical form
     */
    public static byte[] of(JsonNode tree) {
        if (tree.isContainer()) {
            try {
                CanonicalJson json = new CanonicalJson();
                json.tree(tree);
                return json.output.toBytes();
            } catch (IllegalArgumentException | UncheckedIOException e) {
                return asTheLibraryWrites(tree);
            }
        }
        return asTheLibraryWrites(tree);
    }

    /** What is not text or not a number has the library's word, which replaces or refuses it. */
    private static byte[] asTheLibraryWrites(JsonNode tree) {
        try {
            return new JsonCanonicalizer(tree.toString()).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalArgumentException("no canonical form", e);
        }
    }

    private void tree(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> members(node);
            case ARRAY -> elements(node);
            case STRING -> output.string(node.stringValue());
            case NUMBER -> output.number(node.doubleValue());
            case BOOLEAN -> output.raw(node.booleanValue() ? "true" : "false");
            case NULL -> output.raw("null");
            default -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    private void members(JsonNode object) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        output.raw('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
            if (!first) {
                output.raw(',');
            }
            first = false;
            output.string(member.getKey());
            output.raw(':');
            tree(member.getValue());
        }
        output.raw('}');
    }

    private void elements(JsonNode array) {
        output.raw('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                output.raw(',');
            }
            tree(array.get(i));
        }
        output.raw(']');
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> output.raw("null");
            case String text -> output.string(text);
            case Integer number -> output.number(number);
            case Long number -> output.number(BigDecimal.valueOf(number));
            case BigDecimal number -> output.number(number);
            case Double number -> output.number(number);
            case Boolean flag -> output.raw(flag.toString());
            case Map<?, ?> object -> object(object);
            case List<?> list -> list(list);
            default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
        }
    }

    private void object(Map<?, ?> object) {
        Map<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> sorted.put((String) name, value));
        char before = '{';
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            output.raw(before);
            output.string(member.getKey());
            output.raw(':');
            value(member.getValue());
            before = ',';
        }
        if (sorted.isEmpty()) {
            output.raw(before);
        }
        output.raw('}');
    }

    private void list(List<?> list) {
        char before = '[';
        for (Object element : list) {
            output.raw(before);
            value(element);
            before = ',';
        }
        if (list.isEmpty()) {
            output.raw(before);
        }
        output.raw(']');
    }
}
