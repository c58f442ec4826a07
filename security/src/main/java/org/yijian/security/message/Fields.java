package org.yijian.security.message;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the fields of an object one by one; what is missing, of another type, or not asked for is refused. */
public final class Fields {

    private static final int MAX_TEXT = 1000;

    private final ObjectNode object;
    private final Set<String> taken = new HashSet<>();

    public Fields(ObjectNode object) {
        this.object = object;
    }

    /** A text of 1 to 1,000 characters. */
    public String text(String name) {
        String text = optional(name);
        if (text == null) {
            throw wrong(name);
        }
        return text;
    }

    /** The same, or null if it is absent. */
    public @Nullable String optional(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isString() || value.asString().isEmpty() || value.asString().length() > MAX_TEXT) {
            throw wrong(name);
        }
        return value.asString();
    }

    /** A text of any length. */
    public String longText(String name) {
        JsonNode value = take(name);
        if (value == null || !value.isString()) {
            throw wrong(name);
        }
        return value.asString();
    }

    /** The same, or null if it is absent. */
    public @Nullable String optionalLongText(String name) {
        JsonNode value = take(name);
        if (value != null && !value.isString()) {
            throw wrong(name);
        }
        return value == null ? null : value.asString();
    }

    /** A whole number from 0 on that every reader of JSON understands alike. */
    public long number(String name) {
        Long number = optionalNumber(name);
        if (number == null) {
            throw wrong(name);
        }
        return number;
    }

    /** The same, or null if it is absent. */
    public @Nullable Long optionalNumber(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        return whole(name, value);
    }

    private static long whole(String name, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0
                || value.asLong() >= 1L << 53) {
            throw wrong(name);
        }
        return value.asLong();
    }

    public Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException e) {
            throw new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, name), e);
        }
    }

    public UUID uuid(String name) {
        String text = text(name);
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
            throw wrong(name);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, name), e);
        }
    }

    /** A list of texts, absent as empty. */
    public List<String> texts(String name) {
        JsonNode list = take(name);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray()) {
            throw wrong(name);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.isString() || each.asString().isEmpty()) {
                throw wrong(name);
            }
            texts.add(each.asString());
        }
        return texts;
    }

    public ObjectNode object(String name) {
        if (take(name) instanceof ObjectNode found) {
            return found;
        }
        throw wrong(name);
    }

    /** A list of whole numbers from 0 on, absent as empty. */
    public List<Long> numbers(String name) {
        JsonNode list = take(name);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray()) {
            throw wrong(name);
        }
        List<Long> numbers = new ArrayList<>();
        for (JsonNode each : list) {
            numbers.add(whole(name, each));
        }
        return numbers;
    }

    /** A list of objects, absent as empty. */
    public List<ObjectNode> objects(String name) {
        JsonNode list = take(name);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray()) {
            throw wrong(name);
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode each : list) {
            if (!(each instanceof ObjectNode found)) {
                throw wrong(name);
            }
            objects.add(found);
        }
        return objects;
    }

    /** Refuses what was not asked for. */
    public void end() {
        for (String name : object.propertyNames()) {
            if (!taken.contains(name)) {
                throw new FaultException(SecurityError.MESSAGE_MALFORMED, "unknown field");
            }
        }
    }

    private @Nullable JsonNode take(String name) {
        taken.add(name);
        JsonNode value = object.get(name);
        if (value != null && value.isNull()) {
            throw wrong(name);
        }
        return value;
    }

    private static FaultException wrong(String name) {
        return new FaultException(SecurityError.MESSAGE_MALFORMED, name);
    }
}
