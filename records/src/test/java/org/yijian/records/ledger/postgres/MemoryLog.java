package org.yijian.records.ledger.postgres;

import java.util.ArrayList;
import java.util.List;

import org.yijian.records.ledger.log.LeafStore;

/** A log that forgets, for tests that are not about it. */
final class MemoryLog implements LeafStore {

    private final List<byte[]> leaves = new ArrayList<>();

    @Override
    public synchronized long size() {
        return leaves.size();
    }

    @Override
    public synchronized void append(List<byte[]> more) {
        leaves.addAll(more);
    }

    @Override
    public void publish() {
        // everything is visible at once
    }

    @Override
    public synchronized byte[] leaf(long index) {
        return leaves.get((int) index);
    }
}
