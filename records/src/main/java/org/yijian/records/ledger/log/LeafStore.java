package org.yijian.records.ledger.log;

import java.util.List;

import org.yijian.security.proof.TileLog;

/**
 * The log itself, as far as the sequencer goes: leaves in order, visible to the world by checkpoints. Errors of the disk
 * are unchecked and leave it as it was.
 */
public interface LeafStore {

    /** How many leaves were appended. */
    long size();

    /** Appends all of these leaves, or none. */
    void append(List<byte[]> leaves);

    /** Makes everything appended durable and visible. */
    void publish();

    /** The bytes of a leaf. */
    byte[] leaf(long index);

    /** The log as tiles. */
    static LeafStore of(TileLog log) {
        return new LeafStore() {
            @Override
            public long size() {
                return log.size();
            }

            @Override
            public void append(List<byte[]> leaves) {
                log.append(leaves);
            }

            @Override
            public void publish() {
                log.publish();
            }

            @Override
            public byte[] leaf(long index) {
                return log.leaf(index);
            }
        };
    }
}
