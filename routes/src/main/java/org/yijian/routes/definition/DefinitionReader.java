package org.yijian.routes.definition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.RouteError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and checks route definitions. */
public final class DefinitionReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Set<String> FIELDS = Set.of("id", "blueprint", "connector", "source", "enabled",
            "parameters");
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final AllowedHosts hosts;

    public DefinitionReader(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Reads one definition.
     *
     * @param id what its file is called
     * @throws FaultException that names the first thing that is wrong
     */
    public RouteDefinition read(String id, byte[] json) {
        ObjectNode definition = object(json);
        refuseOthers(definition, FIELDS, "");
        if (!ID.matcher(id).matches() || !id.equals(text(definition, "id", ID))) {
            throw new FaultException(RouteError.WRONG_ID, id);
        }
        String name = text(definition, "blueprint", NAME);
        Blueprint blueprint = Blueprints.named(name)
                .orElseThrow(() -> new FaultException(RouteError.UNKNOWN_BLUEPRINT, name));
        String connector = text(definition, "connector", NAME);
        String source = definition.has("source") ? text(definition, "source", NAME) : connector;
        JsonNode enabled = definition.path("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            throw wrong("enabled", "true / false");
        }
        return new RouteDefinition(id, name, connector, source, enabled.booleanValue(true),
                parameters(blueprint, definition.get("parameters")));
    }

    private static ObjectNode object(byte[] json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw new FaultException(RouteError.UNREADABLE_DEFINITION, "{…}");
        } catch (JacksonException e) {
            throw new FaultException(Fault.of(RouteError.UNREADABLE_DEFINITION, String.valueOf(e.getOriginalMessage())),
                    e);
        }
    }

    private Parameters parameters(Blueprint blueprint, @Nullable JsonNode given) {
        ObjectNode values = JSON.createObjectNode();
        if (given != null && !(given instanceof ObjectNode)) {
            throw wrong("parameters", "{…}");
        }
        ObjectNode parameters = given instanceof ObjectNode object ? object : JSON.createObjectNode();
        List<String> names = blueprint.parameters().stream().map(Parameter::name).toList();
        refuseOthers(parameters, new TreeSet<>(names), "parameters.");
        blueprint.parameters().forEach(parameter -> take(parameter, parameters.get(parameter.name()), values));
        return new Parameters(values);
    }

    private void take(Parameter parameter, @Nullable JsonNode given, ObjectNode values) {
        if (given == null || given.isNull()) {
            if (parameter.required()) {
                throw new FaultException(RouteError.MISSING_PARAMETER, parameter.name());
            }
            if (parameter.standard() != null) {
                values.set(parameter.name(), JSON.readTree(parameter.standard()));
            }
            return;
        }
        check(parameter, given);
        values.set(parameter.name(), given);
    }

    private void check(Parameter parameter, JsonNode given) {
        ParameterType type = parameter.type();
        if (!type.allows(given)) {
            throw wrong(parameter.name(), type.chinese() + " / " + type.english());
        }
        if (type == ParameterType.INTEGER
                && (given.longValue() < parameter.least() || given.longValue() > parameter.most())) {
            throw wrong(parameter.name(), parameter.least() + "–" + parameter.most());
        }
        if (type == ParameterType.HOST && !hosts.allows(given.stringValue())) {
            throw new FaultException(RouteError.HOST_NOT_ALLOWED, given.stringValue());
        }
    }

    private static String text(ObjectNode object, String field, Pattern pattern) {
        JsonNode value = object.get(field);
        if (value == null) {
            throw new FaultException(RouteError.MISSING_PARAMETER, field);
        }
        if (!value.isString() || !pattern.matcher(value.stringValue()).matches()) {
            throw wrong(field, pattern.pattern());
        }
        return value.stringValue();
    }

    private static void refuseOthers(ObjectNode object, Set<String> known, String prefix) {
        object.propertyNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new FaultException(RouteError.UNKNOWN_FIELD, prefix + name);
        });
    }

    private static FaultException wrong(String name, String expected) {
        return new FaultException(RouteError.WRONG_PARAMETER, name, expected);
    }
}
