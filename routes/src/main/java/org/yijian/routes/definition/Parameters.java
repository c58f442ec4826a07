package org.yijian.routes.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parameters that were checked against their blueprint, with the standard values filled in. Holds no secrets. */
public final class Parameters {

    private final ObjectNode values;

    Parameters(ObjectNode values) {
        this.values = values;
    }

    /** A parameter that is required or has a standard value. */
    public String text(String name) {
        return value(name).stringValue();
    }

    public long number(String name) {
        return value(name).longValue();
    }

    public int port(String name) {
        return value(name).intValue();
    }

    public Duration duration(String name) {
        return Duration.parse(text(name));
    }

    public List<String> names(String name) {
        return value(name).valueStream().map(JsonNode::stringValue).toList();
    }

    /** The tables of a front-end database. */
    public List<TableParameter> tables(String name) {
        return value(name).valueStream().map(table -> new TableParameter(text(table, "dataset"), text(table, "table"),
                text(table, "key"), text(table, "changed"))).toList();
    }

    /** Name of the secret; empty if the parameter was not given. */
    public Optional<String> secret(String name) {
        return Optional.ofNullable(values.get(name)).map(reference -> text(reference, "secret"));
    }

    private static String text(JsonNode object, String field) {
        return object.required(field).stringValue();
    }

    private JsonNode value(String name) {
        return values.required(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters parameters && values.equals(parameters.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** As JSON; secrets are names only. */
    @Override
    public String toString() {
        return values.toString();
    }
}
