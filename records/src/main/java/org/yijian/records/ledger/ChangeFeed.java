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

    /** Waits until something may have been appended since the last read, or the time is over. */
    void await(Duration atMost) throws InterruptedException;
}
