package org.yijian.security.evidence;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.json.BoundedJson;
import org.yijian.security.json.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON objects that two readers cannot understand differently, read with one error for whatever is wrong. */
final class PlainJson {

    private final ErrorCode error;
    private final String what;
    private final BoundedJson json;

    /** @param what is read, for the error's text */
    PlainJson(ErrorCode error, String what) {
        this.error = error;
        this.what = what;
        this.json = BoundedJson.doubles(error);
    }

    static ObjectNode object() {
        return BoundedJson.object();
    }

    /** An object without any key twice. */
    ObjectNode read(byte[] bytes) {
        try {
            return json.read(bytes);
        } catch (FaultException e) {
            throw wrong("no JSON object", e);
        }
    }

    /** The same, if it is in canonical form and its numbers are whole: no other spelling counts. */
    ObjectNode readCanonical(byte[] bytes) {
        ObjectNode read = read(bytes);
        if (whole(read) && Arrays.equals(CanonicalJson.of(read), bytes)) {
            return read;
        }
        throw wrong("not canonical", null);
    }

    /** A key of JSON that no key of the object must go beyond. */
    void onlyKeys(ObjectNode node, Collection<String> allowed) {
        Set<String> others = new TreeSet<>(node.propertyNames());
        others.removeAll(allowed);
        if (!others.isEmpty()) {
            throw wrong("unknown key", null);
        }
    }

    String text(JsonNode node, String key) {
        return optional(node, key).orElseThrow(() -> wrong(key, null));
    }

    /** A text that may be missing, but must be a text if it is there. */
    Optional<String> optional(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw wrong(key, null);
        }
        return Optional.of(value.stringValue());
    }

    int number(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isInt() || value.intValue() < 0) {
            throw wrong(key, null);
        }
        return value.intValue();
    }

    FaultException wrong(String why, @Nullable Throwable cause) {
        return new FaultException(Fault.of(error, what + ": " + why), cause);
    }

    private static boolean whole(JsonNode node) {
        if (node.isNumber()) {
            return node.isInt() || node.isLong();
        }
        return node.isObject()
                ? node.properties().stream().map(Map.Entry::getValue).allMatch(PlainJson::whole)
                : node.valueStream().allMatch(PlainJson::whole);
    }
}
