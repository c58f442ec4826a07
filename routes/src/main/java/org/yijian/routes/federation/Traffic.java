package org.yijian.routes.federation;

import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.delivery.Courier;
import org.yijian.routes.federation.delivery.Couriers;
import org.yijian.routes.federation.delivery.Shelves;

/** How delivery to and from partners goes, for people. */
public final class Traffic {

    private static final int MOST = 200;

    private final Transactions transactions;
    private final Couriers couriers;
    private final Shelves shelves;

    Traffic(Transactions transactions, Couriers couriers, Shelves shelves) {
        this.transactions = transactions;
        this.couriers = couriers;
        this.shelves = shelves;
    }

    /**
     * Counts of one stream with one partner. A message that carries several records counts for each.
     *
     * @param waiting messages in the queue
     * @param sent messages with a receipt
     * @param received messages taken from the partner
     * @param lastSequence number of the last message sent or taken; 0 if there is none
     * @param lastReceipt when the last receipt came or was given; null if none was
     */
    public record Counts(long waiting, long sent, long received, long lastSequence, @Nullable Instant lastReceipt) {}

    /**
     * A message that was given up.
     *
     * @param messageId the message
     * @param partner whom it was for
     * @param stream what its number counts in
     * @param sequence its number
     * @param type what its body is
     * @param code why
     * @param attempts how often it was tried
     * @param diedAt when
     */
    public record DeadLetter(UUID messageId, String partner, String stream, long sequence, String type, String code,
            int attempts, Instant diedAt) {}

    /** Counts of a partner, or of one stream with it. */
    public Counts counts(String partner, @Nullable String stream) {
        return transactions.call("count messages", connection -> counts(connection, partner, stream));
    }

    private static Counts counts(Connection connection, String partner, @Nullable String stream) {
        return Query.of(connection, """
                SELECT o.waiting, o.sent, i.taken, greatest(o.last, i.last, 0), greatest(o.at, i.at)
                FROM (SELECT coalesce(sum(records) FILTER (WHERE state = 'waiting'), 0) AS waiting,
                             coalesce(sum(records) FILTER (WHERE state IN ('delivered', 'refused')), 0) AS sent,
                             max(sequence) AS last, max(finished_at) AS at
                      FROM federation.outbox WHERE partner = ? AND (?::text IS NULL OR stream = ?)) o,
                     (SELECT coalesce(sum(records), 0) AS taken, max(sequence) AS last, max(received_at) AS at
                      FROM federation.inbox WHERE partner = ? AND (?::text IS NULL OR stream = ?)) i""", partner,
                stream, stream, partner, stream, stream).one(
                        row -> new Counts(row.getLong(1), row.getLong(2),
                                row.getLong(3), row.getLong(4), instant(row.getObject(5, OffsetDateTime.class))));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Messages that were given up, newest first, at most 200. */
    public List<DeadLetter> deadLetters(@Nullable String partner) {
        return transactions.call("read dead letters", connection -> Query.of(connection, """
                SELECT message_id, partner, stream, sequence, type, code, attempts, died_at
                FROM federation.dead_letter WHERE (?::text IS NULL OR partner = ?) AND retried_at IS NULL
                ORDER BY died_at DESC LIMIT ?""", partner, partner, MOST)
                .list(row -> new DeadLetter(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                        row.getLong(4), row.getString(5), row.getString(6), row.getInt(7),
                        row.getObject(8, OffsetDateTime.class).toInstant())));
    }

    /** How the last attempts of delivery went; empty if there is no courier for the partner on this node. */
    public Optional<Courier.Status> delivery(String partner) {
        return couriers.status(partner);
    }

    /** The partner's queue in the broker; empty if it has none, or not on this node. */
    public Optional<Shelves.Status> shelf(String partner) {
        return shelves.status(partner);
    }
}
