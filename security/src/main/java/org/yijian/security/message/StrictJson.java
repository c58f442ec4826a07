package org.yijian.security.message;

import java.util.Arrays;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.json.CanonicalJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON objects as canonical bytes (RFC 8785) and back. Reading is strict: what is not in canonical form, has a key twice,
 * is too deep or too long is refused, so that there is one reading of every text that was signed.
 */
public final class StrictJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NAME = 256;

    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                            .maxNameLength(MAX_NAME).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private StrictJson() {
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The canonical bytes of an object. */
    public static byte[] write(JsonNode object) {
        return CanonicalJson.of(object);
    }

    /**
     * The object in these bytes.
     *
     * @param most the most bytes that are looked at
     * @throws FaultException {@link SecurityError#MESSAGE_MALFORMED} or {@link SecurityError#MESSAGE_TOO_LARGE}
     */
    public static ObjectNode read(byte[] bytes, int most) {
        ObjectNode object = parse(bytes, most);
        if (!Arrays.equals(write(object), bytes)) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "not canonical");
        }
        return object;
    }

    /** The same for JSON that people may have laid out anew: duplicates and depth are refused, form is free. */
    public static ObjectNode parse(byte[] bytes, int most) {
        if (bytes.length > most) {
            throw new FaultException(SecurityError.MESSAGE_TOO_LARGE, most);
        }
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "JSON");
        } catch (JacksonException e) {
            throw new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, "JSON"), e);
        }
    }
}
