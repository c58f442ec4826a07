package org.yijian.routes.kit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.yijian.routes.marks.Marks;

/** Marks in memory. */
public final class MemoryMarks implements Marks {

    private final Map<String, String> values = new ConcurrentHashMap<>();

    @Override
    public Optional<String> read(String routeId, String name) {
        return Optional.ofNullable(values.get(routeId + "/" + name));
    }

    @Override
    public void write(String routeId, String name, String value) {
        values.put(routeId + "/" + name, value);
    }

    /** As after a crash between the intake and the mark. */
    public void forget() {
        values.clear();
    }
}
