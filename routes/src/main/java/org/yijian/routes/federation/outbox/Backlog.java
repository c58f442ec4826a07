package org.yijian.routes.federation.outbox;

import java.sql.Connection;

import org.yijian.records.ledger.database.Query;

/**
 * What waits for a partner.
 *
 * @param messages how many; one that carries several records counts for each
 * @param bytes of their contents and signatures, without what the ledger keeps anyway
 */
public record Backlog(long messages, long bytes) {

    /** As of now, of one partner. */
    static Backlog of(Connection connection, String partner) {
        return Query.of(connection, """
                SELECT coalesce(sum(records), 0), coalesce(sum(octet_length(content) + octet_length(cms)), 0)
                FROM federation.outbox WHERE partner = ? AND state = 'waiting'""", partner)
                .one(row -> new Backlog(row.getLong(1), row.getLong(2)));
    }

    /** Whether nothing more should be put into the queue. */
    boolean reaches(Backlog most) {
        return messages >= most.messages() || bytes >= most.bytes();
    }

    /** Whether a queue that was full may be filled again: not at each message that leaves it. */
    boolean relaxed(Backlog most) {
        return messages <= most.messages() / 2 && bytes <= most.bytes() / 2;
    }
}
