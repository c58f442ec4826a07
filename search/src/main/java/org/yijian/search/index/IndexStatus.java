package org.yijian.search.index;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;

/**
 * How the index of this node is, and what becomes of it.
 *
 * @param generation number of the generation that answers
 * @param form form of its documents
 * @param older whether documents are made in a newer form now
 * @param records records that are searchable
 * @param bytes what it takes on the disk
 * @param health how it stands to the ledger
 * @param rebuild the rebuild that is under way, else the last one since the hub was started; null if there was none
 */
public record IndexStatus(int generation, String form, boolean older, long records, long bytes, IndexHealth health,
        @Nullable Rebuild rebuild) {

    /** Where a rebuild stands. */
    public enum State {
        /** Records are put into the new generation; the old one answers. */
        BUILDING,
        /** The new generation is opened and catches up; the old one answers. */
        SWITCHING,
        /** The new generation answers. */
        DONE,
        /** It was given up; the old generation goes on. */
        FAILED
    }

    /**
     * A rebuild.
     *
     * @param generation number of the generation that is built
     * @param state where it stands
     * @param startedAt when it was begun, or went on after a restart
     * @param endedAt when it was done or failed; null before
     * @param records records put into it since then
     * @param took time at work since then
     * @param percent of the ledger that it holds, 0 to 100
     * @param fault why it failed; null if it did not
     */
    public record Rebuild(int generation, State state, Instant startedAt, @Nullable Instant endedAt, long records,
            Duration took, int percent, @Nullable Fault fault) {

        public boolean running() {
            return state == State.BUILDING || state == State.SWITCHING;
        }

        /** Records a second. */
        public long rate() {
            return took.toMillis() == 0 ? 0 : records * 1000 / took.toMillis();
        }
    }
}
