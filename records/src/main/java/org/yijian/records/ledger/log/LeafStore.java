package org.yijian.records.ledger.log;

import java.util.List;

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
}
