package org.yijian.security.time;

import java.util.Optional;

import org.yijian.security.proof.Checkpoint;

/** The time-stamps of a log's checkpoints, old ones too. */
public interface CheckpointTokens {

    /**
     * The earliest stamped checkpoint that covers a leaf: it proves the earliest time.
     *
     * @param leafIndex index in the log
     * @return empty while no stamped checkpoint covers it
     */
    Optional<StampedCheckpoint> covering(long leafIndex);

    /** The time-stamp of exactly this checkpoint, if it was one of those that are stamped. */
    Optional<StampedCheckpoint> of(Checkpoint checkpoint);

    /** The last one that was stamped. */
    Optional<StampedCheckpoint> newest();
}
