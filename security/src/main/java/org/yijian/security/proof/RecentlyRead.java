package org.yijian.security.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The last few things read, by key. Only for what never changes, such as full tiles. Safe for many threads. */
final class RecentlyRead<K, V> {

    private final Map<K, V> kept;

    RecentlyRead(int capacity) {
        this.kept = new LinkedHashMap<>(capacity, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    V get(K key, Function<K, V> read) {
        synchronized (kept) {
            V known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        V value = read.apply(key);
        synchronized (kept) {
            kept.put(key, value);
        }
        return value;
    }
}
