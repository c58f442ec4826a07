package org.yijian.security.minimisation;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records as trees: read within bounds and without ambiguity, taken apart into fields, written in one form. */
final class RecordTree {

    /** The largest record, minimised or whole. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_FIELDS = 10_000;

    /** Up to here every decimal number survives the way through a double, which is what canonical JSON knows. */
    private static final int EXACT_DIGITS = 15;

    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_BYTES).maxNumberLength(64).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                    DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private RecordTree() {
    }

    /** @throws FaultException {@link SecurityError#MINIMISED_MALFORMED} for whatever is not one JSON object */
    static ObjectNode read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw malformed("size", null);
        }
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw malformed("JSON", null);
        } catch (JacksonException e) {
            throw malformed("JSON", e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Canonical JSON (RFC 8785). */
    static byte[] write(JsonNode tree) {
        return canonical(tree.toString());
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
            fields.add(new FlatField(FlatField.Kind.LENGTH, path, canonicalValue(Integer.toString(node.size())),
                    element));
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "/" + i, true, fields);
            }
        } else if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(member -> collect(member.getValue(), below(path, member.getKey()), false, fields));
        } else {
            requireExact(node, path);
            fields.add(new FlatField(FlatField.Kind.VALUE, path, canonicalValue(node.toString()), element));
        }
    }

    /** Two numbers that canonical JSON writes alike must not both be possible. */
    private static void requireExact(JsonNode node, String path) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue().stripTrailingZeros();
            if (number.precision() > EXACT_DIGITS || Math.abs(number.scale()) > EXACT_DIGITS) {
                throw malformed(path, null);
            }
        }
    }

    /** The library canonicalises structures only, so a lone value goes in and comes out in brackets. */
    private static byte[] canonicalValue(String json) {
        byte[] bracketed = canonical("[" + json + "]");
        return Arrays.copyOfRange(bracketed, 1, bracketed.length - 1);
    }

    private static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException | RuntimeException e) {
            throw malformed("JSON", e);
        }
    }

    private static FaultException malformed(String what, @Nullable Throwable cause) {
        return new FaultException(Fault.of(SecurityError.MINIMISED_MALFORMED, what), cause);
    }
}
