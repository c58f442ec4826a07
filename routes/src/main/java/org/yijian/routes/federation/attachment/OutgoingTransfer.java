package org.yijian.routes.federation.attachment;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;
import org.yijian.security.message.SealedMessage;

/**
 * Bytes that a partner does not have yet.
 *
 * @param attachment what is brought
 * @param transfer under which it is brought
 * @param partner whom it is for
 * @param stream stream of its message
 * @param sequence number of its message
 * @param wrapped the transfer's key, wrapped by the hub's
 * @param attempts how often the partner refused
 */
record OutgoingTransfer(UUID attachment, UUID transfer, String partner, String stream, long sequence, byte[] wrapped,
        int attempts) {

    private static final int SOME = 32;

    /** Those of feeds that are not paused or ended, once the partner has the record: the message that brought it is through. */
    private static final String WAITING = """
            SELECT a.attachment, a.transfer, a.partner, a.stream, a.sequence, a.wrapped, a.attempts
            FROM federation.outgoing_attachment a JOIN federation.feed f ON f.id = a.feed
            JOIN ledger.attachment l ON l.id = a.attachment
            LEFT JOIN federation.shared s ON s.feed = a.feed AND s.record_id = l.record_id
            WHERE a.partner = ? AND NOT a.there AND f.state = 'active' AND NOT EXISTS (
                SELECT FROM federation.outbox o WHERE o.partner = a.partner AND o.stream = a.stream
                AND o.state = 'waiting' AND o.type IN ('record', 'records')
                AND o.sequence <= least(a.sequence, s.sequence))
            ORDER BY a.sequence, a.stream LIMIT ?""";

    /** The first of them. */
    static List<OutgoingTransfer> waiting(Connection connection, String partner) {
        return Query.of(connection, WAITING, partner, SOME)
                .list(row -> new OutgoingTransfer(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        row.getString(3), row.getString(4), row.getLong(5), row.getBytes(6), row.getInt(7)));
    }

    /** Its message, as long as it waits. */
    Optional<SealedMessage> message(Connection connection) {
        return Query.of(connection, """
                SELECT content, cms, national FROM federation.outbox
                WHERE partner = ? AND stream = ? AND sequence = ? AND state = 'waiting'""", partner, stream, sequence)
                .first(row -> new SealedMessage(row.getBytes(1), row.getBytes(2), row.getBytes(3)));
    }

    /** The message may go: the bytes are there, or the partner is to say for good why it does not take them. */
    void there(Connection connection) {
        Query.of(connection,
                "UPDATE federation.outgoing_attachment SET there = true, wrapped = NULL WHERE transfer = ?", transfer)
                .update();
    }

    void refused(Connection connection) {
        Query.of(connection,
                "UPDATE federation.outgoing_attachment SET attempts = attempts + 1 WHERE transfer = ?", transfer)
                .update();
    }
}
