package org.yijian.records.ledger;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;

/**
 * How the sequencing of the log is going on this node.
 *
 * @param state what it does
 * @param numbered leaves that have an index in the database, as last seen
 * @param published leaves covered by the newest checkpoint, as last seen
 * @param fault why it stopped or waits; null while all is well
 */
public record LogStatus(State state, long numbered, long published, @Nullable Fault fault) {

    /** What the sequencer does. */
    public enum State {
        /** Numbers and publishes leaves as they come. */
        RUNNING,
        /** Another node does it. */
        STANDBY,
        /** The database or the log's folder does not answer; it is tried again. */
        WAITING,
        /** Log and database disagree: stopped for good, a person must look. */
        ALARM
    }
}
