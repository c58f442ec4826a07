package org.yijian.connectors.translation;

import java.util.Arrays;

/** Counts how often each 64-bit number came, for a bounded number of different ones. */
final class LongCounts {

    /** Different numbers kept; about 25 MB when full. */
    static final int CAPACITY = 1 << 20;

    private static final int FIRST_SLOTS = 1 << 10;

    private long[] keys = new long[FIRST_SLOTS];
    private int[] counts = new int[FIRST_SLOTS];
    private int size;

    /** How often the number came, this time included; 0 if it is new and there is no room for it. */
    int increment(long key) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            if (size == CAPACITY) {
                return 0;
            }
            size++;
            keys[slot] = key;
            counts[slot] = 1;
            if (size * 2 > keys.length) {
                grow();
            }
            return 1;
        }
        return ++counts[slot];
    }

    void clear() {
        Arrays.fill(counts, 0);
        size = 0;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ key >>> 29) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[oldKeys.length * 2];
        for (int index = 0; index < oldKeys.length; index++) {
            if (oldCounts[index] != 0) {
                int slot = slot(oldKeys[index]);
                keys[slot] = oldKeys[index];
                counts[slot] = oldCounts[index];
            }
        }
    }
}
