package org.yijian.connectors.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agency's codes and what the house calls them. A code may be known and mean nothing (null). */
public final class CodeTable {

    private final Map<String, @Nullable Object> entries;

    private CodeTable(Map<String, @Nullable Object> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** @throws IllegalArgumentException if it is not one flat JSON object; the message says what is wrong */
    public static CodeTable parse(String json) {
        JsonMapper mapper = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try {
            JsonNode root = mapper.readTree(json);
            if (!root.isObject()) {
                throw new IllegalArgumentException("an object is expected");
            }
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            root.propertyNames().forEach(name -> entries.put(name, scalar(name, root.get(name))));
            return new CodeTable(entries);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(broken.getOriginalMessage(), broken);
        }
    }

    private static @Nullable Object scalar(String name, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        throw new IllegalArgumentException(name + " must mean a text, a number, true, false or null");
    }

    boolean knows(String code) {
        return entries.containsKey(code);
    }

    @Nullable
    Object meaning(String code) {
        return entries.get(code);
    }
}
