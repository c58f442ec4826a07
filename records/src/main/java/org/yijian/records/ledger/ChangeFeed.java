package org.yijian.records.ledger;

import java.time.Duration;
import java.util.List;

/** The change feed of the ledger, for followers such as the search index. Every committed change appears exactly once. */
public interface ChangeFeed {

    /**
     * Changes after the position, oldest first, at most about {@code recordLimit} records in all (never less than one
     * change if there is one).
     */
    List<Change> read(Change.Position after, int recordLimit);

    /**
     * Which ledger this is. A follower that has come from another one begins again: another database, or a copy of one
     * in another cluster, numbers its changes anew.
     */
    String ledger();

    /** Whether a follower may go on from there: the start, or a change that this ledger has. */
    boolean has(Change.Position position);

    /** The newest change that any follower may read; whatever commits later comes after it. */
    Change.Position end();

    /** Waits until something may have been appended since the last read, or the time is over. */
    void await(Duration atMost) throws InterruptedException;
}
