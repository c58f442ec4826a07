package org.yijian.agencies.health;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;
import org.yijian.agencies.LoopbackServer;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Search over the resources: {@code _count}, {@code _lastUpdated=gt…}, pages linked by {@code next}; bearer token. */
final class FhirService implements HttpHandler {

    private static final String JSON_TYPE = "application/fhir+json; charset=UTF-8";

    /** The same page is the same bytes after a restart, whatever the order of maps in memory. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private static final int MAXIMUM_PAGE = 200;

    private final String base;
    private final Map<String, List<Map<String, Object>>> resources;
    private final String authorization;

    FhirService(String base, Map<String, List<Map<String, Object>>> resources, String token) {
        this.base = base;
        this.resources = resources;
        this.authorization = "Bearer " + token;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String type = exchange.getRequestURI().getPath().substring(base.length()).replaceFirst("^/", "");
            if (type.equals("metadata")) {
                send(exchange, 200, CapabilityStatement.of(resources.keySet()));
            } else if (!LoopbackServer.authorized(exchange, authorization)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                send(exchange, 401, outcome("login", "A bearer token is needed."));
            } else if (!resources.containsKey(type) || !exchange.getRequestMethod().equals("GET")) {
                send(exchange, 404, outcome("not-found", "Unknown resource type."));
            } else {
                search(exchange, type);
            }
        }
    }

    private void search(HttpExchange exchange, String type) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        try {
            int count = Math.clamp(Integer.parseInt(query.getOrDefault("_count", "50")), 1, MAXIMUM_PAGE);
            int offset = Math.max(0, Integer.parseInt(query.getOrDefault("_offset", "0")));
            String since = query.getOrDefault("_lastUpdated", "");
            List<Map<String, Object>> found = changedAfter(resources.getOrDefault(type, List.of()), since);
            send(exchange, 200, bundle(exchange, type, found, since, count, offset));
        } catch (NumberFormatException | DateTimeException malformed) {
            send(exchange, 400, outcome("invalid", "A search parameter cannot be read."));
        }
    }

    private static List<Map<String, Object>> changedAfter(List<Map<String, Object>> all, String since) {
        if (since.isEmpty()) {
            return all;
        }
        if (!since.startsWith("gt")) {
            throw new DateTimeException("only gt is supported");
        }
        OffsetDateTime mark = OffsetDateTime.parse(since.substring(2));
        return all.stream().filter(
                resource -> OffsetDateTime.parse(FhirResources.lastUpdated(resource)).isAfter(mark)).toList();
    }

    private Map<String, Object> bundle(HttpExchange exchange, String type, List<Map<String, Object>> found,
            String since, int count, int offset) {
        String self = "http://127.0.0.1:" + exchange.getLocalAddress().getPort() + base + "/" + type;
        String filter = "?_count=" + count + "&_sort=_lastUpdated"
                + (since.isEmpty() ? "" : "&_lastUpdated=" + since.replace("+", "%2B")) + "&_offset=";
        List<Object> links = new ArrayList<>();
        links.add(Map.of("relation", "self", "url", self + filter + offset));
        if (offset + count < found.size()) {
            links.add(Map.of("relation", "next", "url", self + filter + (offset + count)));
        }
        List<Object> entries = new ArrayList<>();
        for (Map<String, Object> resource : found.stream().skip(offset).limit(count).toList()) {
            entries.add(Map.of("fullUrl", self + "/" + resource.get("id"), "resource", resource, "search",
                    Map.of("mode", "match")));
        }
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "searchset");
        bundle.put("total", found.size());
        bundle.put("link", links);
        if (!entries.isEmpty()) {
            bundle.put("entry", entries);
        }
        return bundle;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static Map<String, Object> outcome(String code, String text) {
        return Map.of("resourceType", "OperationOutcome", "issue",
                List.of(Map.of("severity", "error", "code", code, "diagnostics", text)));
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        LoopbackServer.answer(exchange, status, JSON_TYPE, JSON.writeValueAsBytes(body));
    }
}
