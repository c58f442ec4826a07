package org.yijian.search.index;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells an index when it is quiet enough to tidy up its segments, and when it is busy again. */
final class MergeRhythm {

    private static final Duration QUIET = Duration.ofSeconds(2);

    private final RecordIndex index;
    private final InstantSource clock;
    private volatile Instant last;
    private boolean tidy;

    MergeRhythm(RecordIndex index, InstantSource clock) {
        this.index = index;
        this.clock = clock;
        this.last = clock.instant();
    }

    /** Changes were put into the index. */
    void applied() {
        last = clock.instant();
        if (tidy) {
            tidy = false;
            index.merge(Merging.WHILE_BUSY);
        }
    }

    /** Whether changes have been coming in just now. Any thread may ask. */
    boolean busy() {
        return clock.instant().isBefore(last.plus(QUIET));
    }

    /** There is no change for now. */
    void idle() {
        if (!tidy && !busy()) {
            index.merge(Merging.IN_QUIET);
            tidy = true;
        }
    }
}
