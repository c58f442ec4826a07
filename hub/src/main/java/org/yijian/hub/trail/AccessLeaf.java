package org.yijian.hub.trail;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a leaf of the log tells of somebody looking.
 *
 * @param access who saw what
 * @param persons beginnings of keyed hashes of records about persons that a search showed
 */
record AccessLeaf(Access access, List<String> persons) {

    private static final Set<String> TYPES = Set.of("search", "view", "export", "match");
    private static final Set<String> OBJECTS = Set.of("facility", "record", "query", "person", "exchange");

    /** Empty for a leaf that tells of something else. */
    static Optional<AccessLeaf> of(long index, byte[] leaf) {
        JsonNode node = JsonMapper.shared().readTree(leaf);
        String type = node.path("type").asString("");
        if (!TYPES.contains(type)) {
            return Optional.empty();
        }
        String reference = node.path("objectRef").asString("");
        Map<String, String> parameters = parameters(reference);
        String path = reference.contains("?") ? reference.substring(0, reference.indexOf('?')) : reference;
        String object = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        UUID named = id(path.substring(path.indexOf('/') + 1));
        UUID within = id(parameters.getOrDefault("facility", ""));
        return Optional.of(new AccessLeaf(new Access(index, Instant.parse(node.path("time").asString()),
                node.path("actor").asString(""), type, node.path("action").asString(""),
                node.path("decision").asString(""), OBJECTS.contains(object) ? object : "other",
                object.equals("facility") ? named : within, object.equals("record") ? named : null,
                object.equals("query") ? path.substring(path.indexOf('/') + 1) : null, parameters.get("purpose"),
                parameters.get("case")), persons(parameters)));
    }

    private static Map<String, String> parameters(String reference) {
        Map<String, String> parameters = new HashMap<>();
        int question = reference.indexOf('?');
        if (question >= 0) {
            for (String pair : reference.substring(question + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return parameters;
    }

    private static List<String> persons(Map<String, String> parameters) {
        String persons = parameters.getOrDefault("persons", "");
        return persons.isEmpty() ? List.of() : Arrays.stream(persons.split(",")).distinct().toList();
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
