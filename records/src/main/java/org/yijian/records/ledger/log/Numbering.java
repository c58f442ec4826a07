package org.yijian.records.ledger.log;

import java.sql.Connection;
import java.util.List;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;

/** The places of leaves in the log, as the database has them. */
final class Numbering {

    /** What one batch takes at most. */
    static final int BATCH = 5_000;

    private Numbering() {
    }

    /** How many leaves have a place. */
    static long size(Connection connection) {
        return Query
                .of(connection, "SELECT coalesce(max(log_index) + 1, 0) FROM ledger.leaf WHERE log_index IS NOT NULL")
                .one(row -> row.getLong(1));
    }

    /** Gives the next pending leaves their places, in the order of their ids, and tells how many they were. */
    static int number(Connection connection) throws java.sql.SQLException {
        Transactions.useIndexes(connection);
        List<Long> pending = Query
                .of(connection, "SELECT id FROM ledger.leaf WHERE log_index IS NULL ORDER BY id LIMIT ?", BATCH)
                .list(row -> row.getLong(1));
        if (!pending.isEmpty()) {
            Query.of(connection, """
                    UPDATE ledger.leaf SET log_index = ? + k.place - 1
                    FROM unnest(?::bigint[]) WITH ORDINALITY AS k(id, place) WHERE leaf.id = k.id""",
                    size(connection), pending).update();
        }
        return pending.size();
    }

    /** The leaves from a place on, at most a batch of them. */
    static List<byte[]> from(Connection connection, long index, int atMost) throws java.sql.SQLException {
        Transactions.useIndexes(connection);
        return Query.of(connection, """
                SELECT content FROM ledger.leaf WHERE log_index >= ? AND log_index < ? ORDER BY log_index""", index,
                index + atMost).list(row -> row.getBytes(1));
    }

    /** Tells that a checkpoint covers so many leaves. */
    static int covered(Connection connection, long size) {
        return Query.of(connection, "UPDATE ledger.checkpoint SET size = ? WHERE size < ?", size, size).update();
    }
}
