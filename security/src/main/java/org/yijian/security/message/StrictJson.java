package org.yijian.security.message;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.json.BoundedJson;
import org.yijian.security.json.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON objects as canonical bytes (RFC 8785) and back. Reading is strict: what is not in canonical form, has a key twice,
 * is too deep or too long is refused, so that there is one reading of every text that was signed.
 */
public final class StrictJson {

    private static final BoundedJson JSON = BoundedJson.doubles(SecurityError.MESSAGE_MALFORMED);

    private StrictJson() {
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return BoundedJson.object();
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
        requireAtMost(bytes, most);
        return JSON.readCanonical(bytes);
    }

    /** The same for JSON that people may have laid out anew: duplicates and depth are refused, form is free. */
    public static ObjectNode parse(byte[] bytes, int most) {
        requireAtMost(bytes, most);
        return JSON.read(bytes);
    }

    private static void requireAtMost(byte[] bytes, int most) {
        if (bytes.length > most) {
            throw new FaultException(SecurityError.MESSAGE_TOO_LARGE, most);
        }
    }
}
