package org.yijian.records.ledger.database;

import java.sql.Connection;

/** The advisory locks of the ledger. Numbers are this hub's own and never change their meaning. */
public enum AdvisoryLock {
    /** Shared by appends, taken alone by whoever merges facilities. */
    FACILITIES(7_215_001),
    /** Held while month partitions are made. */
    PARTITIONS(7_215_002),
    /** Held while new facilities are compared by name and address, so that two of them see each other. */
    MATCHING(7_215_003),
    /** Held for the session by the one node that sequences the log. */
    SEQUENCER(7_215_004),
    /** Held while it is settled which ledger the database holds. */
    IDENTITY(7_215_005);

    private final long key;

    AdvisoryLock(long key) {
        this.key = key;
    }

    /** Waits for the lock; it ends with the transaction. */
    public void exclusive(Connection connection) {
        Query.of(connection, "SELECT pg_advisory_xact_lock(?)", key).one(row -> true);
    }

    /** Waits until nobody holds the lock alone; it ends with the transaction. */
    public void shared(Connection connection) {
        Query.of(connection, "SELECT pg_advisory_xact_lock_shared(?)", key).one(row -> true);
    }

    /** Takes the lock for the session, if it is free. */
    public boolean tryForSession(Connection connection) {
        return Query.of(connection, "SELECT pg_try_advisory_lock(?)", key).one(row -> row.getBoolean(1));
    }

    /** Gives back what {@link #tryForSession} took. */
    public void release(Connection connection) {
        Query.of(connection, "SELECT pg_advisory_unlock(?)", key).one(row -> row.getBoolean(1));
    }
}
