package org.yijian.security.minimisation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.json.BoundedJson;
import org.yijian.security.json.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records as trees: read within bounds and without ambiguity, taken apart into fields, written in one form. */
final class RecordTree {

    /** The largest record, minimised or whole. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_FIELDS = 10_000;

    /** Up to here every decimal number survives the way through a double, which is what canonical JSON knows. */
    private static final int EXACT_DIGITS = 15;
    private static final int MAX_SCALE = 400;

    private static final BoundedJson JSON = BoundedJson.decimals(SecurityError.MINIMISED_MALFORMED);

    private RecordTree() {
    }

    /** @throws FaultException {@link SecurityError#MINIMISED_MALFORMED} for whatever is not one JSON object */
    static ObjectNode read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw malformed("size", null);
        }
        return JSON.read(json);
    }

    static ObjectNode object() {
        return BoundedJson.object();
    }

    /** Canonical JSON (RFC 8785). */
    static byte[] write(JsonNode tree) {
        try {
            return CanonicalJson.of(tree);
        } catch (RuntimeException e) {
            throw malformed("JSON", e);
        }
    }

    /** All fields, in the order of the document. */
    static List<FlatField> fields(ObjectNode record) {
        List<FlatField> fields = new ArrayList<>();
        collect(record, "", true, fields);
        return fields;
    }

    static String below(String path, String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static void collect(JsonNode node, String path, boolean element, List<FlatField> fields) {
        if (fields.size() > MAX_FIELDS) {
            throw malformed("fields", null);
        }
        if (node.isArray()) {
            fields.add(new FlatField(FlatField.Kind.LENGTH, path,
                    Integer.toString(node.size()).getBytes(StandardCharsets.US_ASCII),
                    element));
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "/" + i, true, fields);
            }
        } else if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(member -> collect(member.getValue(), below(path, member.getKey()), false, fields));
        } else {
            requireExact(node, path);
            fields.add(new FlatField(FlatField.Kind.VALUE, path, canonicalValue(node), element));
        }
    }

    /** Two numbers that canonical JSON writes alike must not both be possible. */
    private static void requireExact(JsonNode node, String path) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            // before zeros are stripped: with a scale near the end of the integers that would overflow
            if (Math.abs((long) number.scale()) > MAX_SCALE) {
                throw malformed(path, null);
            }
            BigDecimal stripped = number.stripTrailingZeros();
            if (stripped.precision() > EXACT_DIGITS || Math.abs(stripped.scale()) > EXACT_DIGITS) {
                throw malformed(path, null);
            }
        }
    }

    /** Structures only have a canonical form, so a lone value goes in and comes out in brackets. */
    private static byte[] canonicalValue(JsonNode value) {
        byte[] bracketed = write(object().arrayNode().add(value));
        return Arrays.copyOfRange(bracketed, 1, bracketed.length - 1);
    }

    private static FaultException malformed(String what, @Nullable Throwable cause) {
        return new FaultException(Fault.of(SecurityError.MINIMISED_MALFORMED, what), cause);
    }
}
