package org.yijian.search.index;

import java.util.HashMap;
import java.util.Map;

import org.apache.lucene.util.FixedBitSet;

/**
 * The log leaves (one for each part of a delivery) whose records have been given to the index. Numbers are dense, so a
 * bit each in blocks of 65,536.
 *
 * <p>This is what makes adding without deleting safe. A first revision cannot be in the index if no record of its part
 * is: the part was appended in one transaction, and anything that emits its records again (a merge of facilities, a
 * repeated batch) finds the leaf known. A commit never stops within a change and holds the position after it, so the
 * leaves found in the index that is opened after a crash are exactly those up to that position.
 */
final class LeafNumbers {

    private static final int BLOCK = 1 << 16;

    private final Map<Long, FixedBitSet> blocks = new HashMap<>();

    void add(long leafId) {
        blocks.computeIfAbsent(Math.floorDiv(leafId, (long) BLOCK), block -> new FixedBitSet(BLOCK))
                .set((int) Math.floorMod(leafId, (long) BLOCK));
    }

    void clear() {
        blocks.clear();
    }

    boolean contains(long leafId) {
        FixedBitSet block = blocks.get(Math.floorDiv(leafId, (long) BLOCK));
        return block != null && block.get((int) Math.floorMod(leafId, (long) BLOCK));
    }
}
