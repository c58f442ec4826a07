package org.yijian.connectors.descriptor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

/** One JSON object of a descriptor: says what is missing or of the wrong type, and refuses what nobody asked for. */
final class Properties {

    private final JsonNode object;
    private final String place;
    private final Set<String> asked = new HashSet<>();

    Properties(JsonNode object, String place) {
        if (!object.isObject()) {
            throw new IllegalArgumentException(place + ": an object is expected");
        }
        this.object = object;
        this.place = place;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<String> optionalText(String name) {
        return node(name).map(node -> {
            if (!node.isString() || node.stringValue().isBlank()) {
                throw wrong(name, "must be a text");
            }
            return node.stringValue();
        });
    }

    <T> T named(String name, Function<String, Optional<T>> lookup) {
        return lookup.apply(text(name)).orElseThrow(() -> wrong(name, "has an unknown value"));
    }

    int number(String name, int otherwise) {
        return node(name).map(node -> {
            if (!node.isInt()) {
                throw wrong(name, "must be a whole number");
            }
            return node.intValue();
        }).orElse(otherwise);
    }

    char character(String name, char otherwise) {
        return node(name).map(node -> {
            if (!node.isString() || node.stringValue().length() != 1) {
                throw wrong(name, "must be one character");
            }
            return node.stringValue().charAt(0);
        }).orElse(otherwise);
    }

    boolean flag(String name) {
        return node(name).map(node -> {
            if (!node.isBoolean()) {
                throw wrong(name, "must be true or false");
            }
            return node.booleanValue();
        }).orElse(false);
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (!element.isString() || element.stringValue().isBlank()) {
                throw wrong(name, "must be a text or a list of texts");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    /** A list of objects; a single object counts as a list of one. */
    List<Properties> objects(String name) {
        List<Properties> objects = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            objects.add(new Properties(element, place + "." + name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    private List<JsonNode> elements(String name) {
        Optional<JsonNode> found = node(name);
        if (found.isEmpty()) {
            return List.of();
        }
        return found.get().isArray() ? List.copyOf(found.get().values()) : List.of(found.get());
    }

    Optional<Properties> object(String name) {
        return node(name).map(node -> new Properties(node, place + "." + name));
    }

    Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        object(name).ifPresent(inner -> inner.object.propertyNames().forEach(key -> map.put(key, inner.text(key))));
        return map;
    }

    /** To be called when everything known was asked for. */
    void refuseOthers() {
        for (String name : object.propertyNames()) {
            if (!asked.contains(name)) {
                throw wrong(name, "is not known");
            }
        }
    }

    IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException(place + "." + name + " " + what);
    }

    private Optional<JsonNode> node(String name) {
        asked.add(name);
        return object.optional(name).filter(node -> !node.isNull());
    }
}
