package org.yijian.agencies.health;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the server can do, as FHIR asks every server to say at {@code /metadata}. */
final class CapabilityStatement {

    private CapabilityStatement() {
    }

    static Map<String, Object> of(Collection<String> types) {
        List<Object> resources = types.stream().sorted().<Object>map(CapabilityStatement::resource).toList();
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("resourceType", "CapabilityStatement");
        statement.put("status", "active");
        statement.put("date", "2026-01-01");
        statement.put("kind", "instance");
        statement.put("implementation", Map.of("description", "沙坪坝区卫生健康（演示） simulated"));
        statement.put("fhirVersion", "4.0.1");
        statement.put("format", List.of("json"));
        statement.put("rest", List.of(Map.of("mode", "server", "resource", resources)));
        return statement;
    }

    private static Map<String, Object> resource(String type) {
        return Map.of("type", type, "interaction", List.of(Map.of("code", "search-type")), "searchParam",
                List.of(Map.of("name", "_lastUpdated", "type", "date")));
    }
}
