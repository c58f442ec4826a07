package org.yijian.records;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.yijian.records.json.RecordJson;
import tools.jackson.databind.json.JsonMapper;

/** Trees as mappings produce them, made from sample records and then changed at one place. */
public final class Trees {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Trees() {
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> of(CanonicalRecord record) {
        return JSON.readValue(new String(RecordJson.write(record), StandardCharsets.UTF_8), LinkedHashMap.class);
    }

    /**
     * The tree of a record with another value at one place.
     *
     * @param path names with dots between; a number stands for an element of a list
     * @param value the new value; null takes the field out
     */
    public static Map<String, Object> changed(CanonicalRecord record, String path, @Nullable Object value) {
        Map<String, Object> tree = of(record);
        Object parent = tree;
        String[] names = path.split("\\.");
        for (int index = 0; index < names.length - 1; index++) {
            parent = child(parent, names[index]);
        }
        put(parent, names[names.length - 1], value);
        return tree;
    }

    private static Object child(Object parent, String name) {
        Object child = parent instanceof List<?> list
                ? list.get(Integer.parseInt(name))
                : ((Map<?, ?>) parent).get(name);
        return Objects.requireNonNull(child, name);
    }

    @SuppressWarnings("unchecked")
    private static void put(Object parent, String name, @Nullable Object value) {
        if (parent instanceof List<?> list) {
            ((List<@Nullable Object>) list).set(Integer.parseInt(name), value);
        } else if (value == null) {
            ((Map<String, Object>) parent).remove(name);
        } else {
            ((Map<String, Object>) parent).put(name, value);
        }
    }
}
