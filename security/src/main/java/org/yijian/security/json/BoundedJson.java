package org.yijian.security.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one strict reader of JSON objects: within bounds, no key twice, UTF-8 in its one form, nothing behind the object,
 * and no number that canonical JSON (RFC 8785) could not write: what is read can always be written. Whatever else the
 * bytes are gives one error, never another exception. Safe for many threads.
 */
public final class BoundedJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NAME = 256;
    private static final int MAX_DIGITS = 64;

    private static final JsonMapper DOUBLES = mapper().build();
    private static final JsonMapper DECIMALS = mapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
            DeserializationFeature.USE_BIG_INTEGER_FOR_INTS).build();

    private final JsonMapper mapper;
    private final ErrorCode error;

    private BoundedJson(JsonMapper mapper, ErrorCode error) {
        this.mapper = mapper;
        this.error = error;
    }

    /** Reads numbers as canonical JSON knows them: whole ones, and doubles. */
    public static BoundedJson doubles(ErrorCode error) {
        return new BoundedJson(DOUBLES, error);
    }

    /** Keeps every digit, for those who look at digits. */
    public static BoundedJson decimals(ErrorCode error) {
        return new BoundedJson(DECIMALS, error);
    }

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_NAME).maxNumberLength(MAX_DIGITS).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return DOUBLES.createObjectNode();
    }

    /**
     * The object in these bytes.
     *
     * @throws FaultException with the error of this reader, whatever the bytes are
     */
    public ObjectNode read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw wrong("UTF-8", null);
        }
        try {
            if (mapper.readTree(text) instanceof ObjectNode object) {
                requireFinite(object);
                return object;
            }
            throw wrong("JSON", null);
        } catch (JacksonException | ArithmeticException | NumberFormatException e) {
            // an exponent beyond the integers comes as one of the last two
            throw wrong("JSON", e);
        }
    }

    /** A double has no room for 1e999, and canonical JSON no way to write what it becomes. */
    private void requireFinite(JsonNode node) {
        if (node.isNumber()) {
            if (!Double.isFinite(node.numberValue().doubleValue())) {
                throw wrong("number", null);
            }
            return;
        }
        node.valueStream().forEach(this::requireFinite);
    }

    /**
     * The object, if these are its canonical bytes: no other spelling counts.
     *
     * @throws FaultException with the error of this reader
     */
    public ObjectNode readCanonical(byte[] bytes) {
        ObjectNode object = read(bytes);
        if (!Arrays.equals(CanonicalJson.of(object), bytes)) {
            throw wrong("not canonical", null);
        }
        return object;
    }

    private FaultException wrong(String what, @Nullable Throwable cause) {
        return new FaultException(Fault.of(error, what), cause);
    }
}
