package org.yijian.routes.federation.reception;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;

/**
 * A message that was taken from a partner, with the receipt that it got.
 *
 * @param messageId the message
 * @param stream what its number counts in
 * @param sequence its number
 * @param type what its body is
 * @param cmsHash SHA-256 of its CMS
 * @param records how many records it carries; 1 for every other message
 * @param outcome what came of it
 * @param receivedAt when that was decided
 * @param receipt what was answered; null until it was
 */
record InboxRow(UUID messageId, String stream, long sequence, String type, String cmsHash, int records,
        Outcome outcome, Instant receivedAt, @Nullable SealedMessage receipt) {

    static List<InboxRow> of(Connection connection, String partner, Collection<UUID> messages) {
        return Query.of(connection, """
                SELECT message_id, stream, sequence, type, cms_hash, verdict, code, exchange_id, received_at, receipt,
                    receipt_cms, receipt_national, records FROM federation.inbox
                WHERE partner = ? AND message_id = ANY(?::uuid[])""", partner, messages).list(InboxRow::read);
    }

    private static InboxRow read(ResultSet row) throws SQLException {
        byte @Nullable [] receipt = row.getBytes(10);
        Outcome outcome = new Outcome(Receipt.Verdict.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                row.getString(7), row.getObject(8, UUID.class));
        return new InboxRow(row.getObject(1, UUID.class), row.getString(2), row.getLong(3), row.getString(4),
                row.getString(5), row.getInt(13), outcome, row.getObject(9, OffsetDateTime.class).toInstant(),
                receipt == null ? null : new SealedMessage(receipt, row.getBytes(11), row.getBytes(12)));
    }

    /** Keeps messages that were taken, and how far each stream has come. */
    static void keep(Connection connection, String partner, List<InboxRow> rows) {
        Query.batch(connection, """
                INSERT INTO federation.inbox (partner, message_id, stream, sequence, type, cms_hash, verdict, code,
                    exchange_id, received_at, records) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                rows.stream()
                        .map(row -> new Object[]{ partner, row.messageId(), row.stream(), row.sequence(), row.type(),
                                row.cmsHash(), row.outcome().verdict().wire(), row.outcome().code(),
                                row.outcome().exchangeId(), row.receivedAt(), row.records() })
                        .toList());
        Query.batch(connection, """
                INSERT INTO federation.incoming_stream (partner, stream, last) VALUES (?, ?, ?)
                ON CONFLICT (partner, stream) DO UPDATE SET last = greatest(incoming_stream.last, excluded.last)""",
                furthest(rows).entrySet().stream().map(last -> new Object[]{ partner, last.getKey(), last.getValue() })
                        .toList());
    }

    /** One row for each stream: a statement that inserts many may not touch one twice. */
    private static Map<String, Long> furthest(List<InboxRow> rows) {
        Map<String, Long> furthest = new TreeMap<>();
        rows.forEach(row -> furthest.merge(row.stream(), row.sequence(), Math::max));
        return furthest;
    }

    /** Keeps the receipt unless there is one already. */
    static void receipts(Connection connection, String partner, List<SealedMessage> receipts, List<UUID> messages) {
        Query.batch(connection, """
                UPDATE federation.inbox SET receipt = ?, receipt_cms = ?, receipt_national = ?
                WHERE partner = ? AND message_id = ? AND receipt IS NULL""",
                java.util.stream.IntStream.range(0, receipts.size())
                        .mapToObj(i -> new Object[]{ receipts.get(i).content(), receipts.get(i).cms(),
                                receipts.get(i).national(), partner,
                                messages.get(i) })
                        .toList());
    }
}
