package org.yijian.routes.federation.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** What in a new JSON Schema would break those who rely on the old one, as paths with what changed. */
final class SchemaChange {

    private static final int MOST = 20;
    private static final Set<String> EXACT = Set.of("type", "format", "pattern", "const", "$ref",
            "additionalProperties");

    private final List<String> breaks = new ArrayList<>();

    private SchemaChange() {
    }

    /** At most 20 of them; empty if every record of one is one of the other, new optional fields aside. */
    static List<String> breaks(JsonNode old, JsonNode fresh) {
        SchemaChange change = new SchemaChange();
        change.compare("", old, fresh);
        return change.breaks.stream().limit(MOST).toList();
    }

    private void compare(String path, JsonNode old, JsonNode fresh) {
        EXACT.forEach(name -> exact(path, name, old, fresh));
        values(path, old.path("enum"), fresh.path("enum"));
        required(path, old.path("required"), fresh.path("required"));
        bound(path, "maxLength", old, fresh);
        bound(path, "maximum", old, fresh);
        bound(path, "maxItems", old, fresh);
        for (String name : old.path("properties").propertyNames()) {
            JsonNode now = fresh.path("properties").path(name);
            if (now.isMissingNode()) {
                breaks.add(path + "/" + name + " removed");
            } else {
                compare(path + "/" + name, old.path("properties").path(name), now);
            }
        }
        if (old.has("items")) {
            compare(path + "/-", old.path("items"), fresh.path("items"));
        }
        for (String name : old.path("$defs").propertyNames()) {
            compare(path + "/$defs/" + name, old.path("$defs").path(name), fresh.path("$defs").path(name));
        }
    }

    private void exact(String path, String name, JsonNode old, JsonNode fresh) {
        if (old.has(name) && !old.path(name).equals(fresh.path(name))) {
            breaks.add(path + " " + name + " changed");
        }
    }

    private void values(String path, JsonNode old, JsonNode fresh) {
        if (old.isArray() && !texts(fresh).equals(texts(old))) {
            breaks.add(path + " enum changed");
        }
    }

    private void required(String path, JsonNode old, JsonNode fresh) {
        Set<String> more = texts(fresh);
        more.removeAll(texts(old));
        more.forEach(name -> breaks.add(path + "/" + name + " now required"));
        Set<String> less = texts(old);
        less.removeAll(texts(fresh));
        less.forEach(name -> breaks.add(path + "/" + name + " no longer required"));
    }

    private void bound(String path, String name, JsonNode old, JsonNode fresh) {
        if (old.has(name) && !(fresh.path(name).doubleValue(0) == old.path(name).doubleValue(0))) {
            breaks.add(path + " " + name + " changed");
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(each -> texts.add(each.asString("")));
        return texts;
    }
}
