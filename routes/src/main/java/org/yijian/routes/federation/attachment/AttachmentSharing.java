package org.yijian.routes.federation.attachment;

import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedRows;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.security.privacy.FieldEncryption;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.trust.KeyRing;

/**
 * Puts a message for each attachment into the queues of the feeds that take attachments along, once the partner has the
 * record. Message, leaf and the key of its transfer are one transaction.
 */
final class AttachmentSharing {

    private static final int SOME = 20;
    private static final int KEY_BYTES = 32;

    /** Attachments of records that the partner has by the feed: not put into its queue yet, or wanted again. */
    private static final String MISSING = """
            SELECT a.id, h.kind, h.source, h.source_key, o.transfer FROM ledger.attachment a
            JOIN federation.shared s ON s.record_id = a.record_id AND s.feed = ? AND NOT s.recalled
            JOIN ledger.head h ON h.id = a.record_id
            LEFT JOIN federation.outgoing_attachment o ON o.feed = s.feed AND o.attachment = a.id
            WHERE a.wrapped IS NOT NULL AND a.lost_at IS NULL AND (o.transfer IS NULL OR (o.wanted AND o.there))
            ORDER BY a.attached_at, a.id LIMIT ?""";

    private final Transactions transactions;
    private final Attachments attachments;
    private final Outbox outbox;
    private final FieldEncryption wrapping;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AttachmentSharing(Transactions transactions, Attachments attachments, Outbox outbox, KeyRing keys, Clock clock) {
        this.transactions = transactions;
        this.attachments = attachments;
        this.outbox = outbox;
        this.wrapping = FieldEncryption.of(keys);
        this.clock = clock;
    }

    /** @param transfer under which it was brought before; null if it was not */
    private record Found(UUID attachment, String kind, String source, String sourceKey, @Nullable UUID transfer) {}

    /** One step for every feed. */
    void step() {
        transactions.call("read feeds", FeedRows::all).stream()
                .filter(feed -> feed.provided() && feed.state() == FeedState.ACTIVE && feed.terms().attachments())
                .forEach(this::advance);
    }

    private void advance(Feed feed) {
        List<Found> missing = transactions.call("look for attachments to share",
                connection -> Query.of(connection, MISSING, feed.id(), SOME).list(row -> new Found(
                        row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4),
                        row.getObject(5, UUID.class))));
        for (Found found : missing) {
            attachments.withId(found.attachment()).ifPresent(attachment -> transactions.call("share an attachment",
                    connection -> share(connection, feed, found, attachment)));
        }
    }

    private boolean share(Connection connection, Feed feed, Found found, Attachment attachment) {
        Feed now = FeedRows.locked(connection, feed.id()).orElseThrow();
        if (now.state() != FeedState.ACTIVE || !now.terms().attachments()) {
            return false;
        }
        UUID transfer = found.transfer() == null ? UUID.randomUUID() : found.transfer();
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        AttachmentBody body = new AttachmentBody(feed.id(), found.kind(), found.source(), found.sourceKey(),
                attachment.description(), attachment.pieceBytes(), transfer);
        long sequence = outbox.add(connection, new Outbox.Stream(now.partner(), now.stream(), now.terms().purpose(),
                now.terms().legalBasis()),
                new ArrayList<>(List.of(new Outbox.Draft(MessageTypes.ATTACHMENT,
                        body.json()))));
        Query.of(connection, """
                INSERT INTO federation.outgoing_attachment (feed, attachment, transfer, partner, stream, sequence,
                    wrapped) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (feed, attachment) DO UPDATE SET sequence = excluded.sequence,
                    wrapped = excluded.wrapped, there = false, wanted = false, attempts = 0""", feed.id(),
                attachment.id(), transfer, now.partner(),
                now.stream(), sequence, wrapping.encrypt(key, AttachmentBody.ofKey(transfer))).update();
        PendingLeaves.add(connection, new Leaf(LeafType.EXCHANGE, now.partner(), "share",
                "feed/" + feed.id() + "?attachment=" + attachment.id(), "attachment-within-feed", clock.instant(),
                null, null));
        return true;
    }
}
