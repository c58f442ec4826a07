package org.yijian.search.index;

import java.time.Clock;
import java.time.Instant;

/** When the next commit is due. */
final class CommitRhythm {

    private final IndexSettings settings;
    private final Clock clock;
    private Instant last;
    private long records;

    CommitRhythm(IndexSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.last = clock.instant();
    }

    synchronized void applied(int count) {
        if (records == 0) {
            last = clock.instant();
        }
        records += count;
    }

    synchronized boolean due() {
        return records >= settings.commitAfter()
                || records > 0 && !clock.instant().isBefore(last.plus(settings.commitEvery()));
    }

    synchronized void begun() {
        last = clock.instant();
        records = 0;
    }

    /** What was begun failed, and is due again at once. */
    synchronized void failed() {
        records = settings.commitAfter();
    }
}
