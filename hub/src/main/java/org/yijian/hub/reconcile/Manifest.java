package org.yijian.hub.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the service says of itself. */
final class Manifest {

    static final String PATH = "/api/v1/reconcile";
    static final Map<String, Object> TYPE = Map.of("id", "facility", "name", "养老机构 Care facility");
    private static final int PREVIEW_WIDTH = 420;
    private static final int PREVIEW_HEIGHT = 360;

    private Manifest() {
    }

    /** @param hub address of the hub, without a slash at the end */
    static Map<String, Object> of(String hub) {
        String service = hub + PATH;
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("versions", List.of("0.2"));
        manifest.put("name", "颐鉴 Yijian · 养老机构 care facilities");
        manifest.put("identifierSpace", hub + "/facilities/");
        manifest.put("schemaSpace", service + "/properties");
        manifest.put("documentation", hub + "/v3/api-docs");
        manifest.put("authentication", Map.of("type", "basic"));
        manifest.put("view", Map.of("url", hub + "/facilities/{{id}}"));
        manifest.put("defaultTypes", List.of(TYPE));
        manifest.put("batchSize", Reconciling.MOST_QUERIES);
        manifest.put("preview", Map.of("url", service + "/preview?id={{id}}", "width", PREVIEW_WIDTH, "height",
                PREVIEW_HEIGHT));
        manifest.put("suggest",
                Map.of("entity", suggest(service, "entity"), "type", suggest(service, "type"), "property",
                        suggest(service, "property")));
        manifest.put("extend", Map.of("propose_properties",
                Map.of("service_url", service, "service_path", "/properties"), "property_settings", List.of()));
        return manifest;
    }

    private static Map<String, String> suggest(String service, String what) {
        return Map.of("service_url", service, "service_path", "/suggest/" + what);
    }
}
