package org.yijian.routes.federation.outbox;

import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.seal.Digests;

/**
 * Messages of feeds that a partner takes out of the broker, as the queue has them. Every method works inside a transaction
 * of the caller.
 */
public final class ShelfRows {

    /** Of a message that was settled by being taken. */
    public static final String CONSUMED = "consumed";

    private ShelfRows() {
    }

    /**
     * A message that waits.
     *
     * @param message its id
     * @param receipted whether only a signed receipt settles it
     * @param notAfter until when the partner may take it
     */
    public record Waiting(UUID message, boolean receipted, Instant notAfter) {}

    private record Consumed(UUID message, String cmsHash) {}

    /** The first messages that wait for a partner to take them, in order; none of feeds that are paused. */
    public static List<Waiting> first(Connection connection, String partner, int most) {
        return Query.of(connection, """
                SELECT o.message_id, f.terms LIKE '%"delivery":"amqp-receipted"%', o.not_after
                FROM federation.outbox o JOIN federation.feed f ON f.id::text = o.stream
                WHERE o.partner = ? AND o.state = 'waiting' AND f.state = 'active' AND f.provided
                  AND f.terms LIKE '%"delivery":"amqp%'
                ORDER BY o.number LIMIT ?""", partner, most)
                .list(row -> new Waiting(row.getObject(1, UUID.class), row.getBoolean(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
    }

    /** Settles messages that the partner has taken, where that is enough, without a receipt: the log says so of each. */
    public static void consumed(Connection connection, String partner, Collection<UUID> messages, Instant now) {
        List<Consumed> settled = Query.of(connection, """
                UPDATE federation.outbox o SET state = 'delivered', code = ?, finished_at = ?
                WHERE partner = ? AND message_id = ANY (?::uuid[]) AND state = 'waiting'
                  AND EXISTS (SELECT FROM federation.feed f WHERE f.id::text = o.stream
                      AND f.terms LIKE '%"delivery":"amqp"%')
                RETURNING message_id, cms""", CONSUMED, now, partner, messages)
                .list(row -> new Consumed(row.getObject(1, UUID.class),
                        Digests.hex(Digests.sha256(row.getBytes(2)))));
        PendingLeaves.addAll(connection, settled.stream().map(each -> new Leaf(LeafType.EXCHANGE, partner, "consume",
                "message/" + each.message(), "taken-without-receipt", now, null, each.cmsHash())).toList());
    }
}
