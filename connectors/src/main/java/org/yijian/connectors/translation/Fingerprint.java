package org.yijian.connectors.translation;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A 64-bit number for a tree. Seeded, because a sender who knew it could make two different records look the same. Among
 * a million records two different ones get the same number once in 30 million messages.
 */
final class Fingerprint {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long seed;

    Fingerprint(long seed) {
        this.seed = seed | 1;
    }

    /** Equal trees with members in the same order have equal numbers. */
    long of(@Nullable Object tree) {
        return add(seed, tree);
    }

    private long add(long hash, @Nullable Object value) {
        return switch (value) {
            case null -> mix(hash, 1);
            case String text -> add(mix(hash, 2 + text.length()), text);
            case Map<?, ?> members -> members(mix(hash, 3), members);
            case List<?> elements -> elements(mix(hash, 5 + elements.size()), elements);
            default -> add(mix(hash, 7), value.toString());
        };
    }

    private long members(long start, Map<?, ?> members) {
        long hash = start;
        for (Map.Entry<?, ?> member : members.entrySet()) {
            hash = add(add(hash, String.valueOf(member.getKey())), member.getValue());
        }
        return mix(hash, 11);
    }

    private long elements(long start, List<?> elements) {
        long hash = start;
        for (Object element : elements) {
            hash = add(hash, element);
        }
        return mix(hash, 13);
    }

    private long add(long start, String text) {
        long hash = start;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return mix(hash, seed);
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }
}
