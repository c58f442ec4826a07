package org.yijian.routes.federation.attachment;

import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

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
 * record. Messages, leaves and the keys of the transfers are one transaction.
 */
final class AttachmentSharing {

    private static final int SOME = 50;
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

    /** One step for every feed; tells whether there may be more to do at once. */
    boolean step() {
        List<Feed> taking = transactions.call("read feeds", FeedRows::all).stream()
                .filter(feed -> feed.provided() && feed.state() == FeedState.ACTIVE && feed.terms().attachments())
                .toList();
        boolean more = false;
        for (Feed feed : taking) {
            more |= advance(feed);
        }
        return more;
    }

    private boolean advance(Feed feed) {
        List<Found> missing = transactions.call("look for attachments to share",
                connection -> Query.of(connection, MISSING, feed.id(), SOME).list(row -> new Found(
                        row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4),
                        row.getObject(5, UUID.class))));
        List<Parting> parting = missing.stream().flatMap(found -> attachments.withId(found.attachment()).stream()
                .map(attachment -> parting(feed, found, attachment))).toList();
        boolean shared = !parting.isEmpty() && transactions.call("share attachments",
                connection -> share(connection, feed, parting));
        return shared && missing.size() == SOME;
    }

    /** What is put into the queue of an attachment, and the key under which its bytes will go. */
    private record Parting(UUID attachment, UUID transfer, AttachmentBody body, byte[] wrapped) {}

    private Parting parting(Feed feed, Found found, Attachment attachment) {
        UUID transfer = found.transfer() == null ? UUID.randomUUID() : found.transfer();
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new Parting(attachment.id(), transfer, new AttachmentBody(feed.id(), found.kind(), found.source(),
                found.sourceKey(), attachment.description(), attachment.pieceBytes(), transfer),
                wrapping.encrypt(key, AttachmentBody.ofKey(transfer)));
    }

    private boolean share(Connection connection, Feed feed, List<Parting> parting) {
        Feed now = FeedRows.locked(connection, feed.id()).orElseThrow();
        if (now.state() != FeedState.ACTIVE || !now.terms().attachments()) {
            return false;
        }
        long first = outbox.add(connection, new Outbox.Stream(now.partner(), now.stream(), now.terms().purpose(),
                now.terms().legalBasis()),
                parting.stream().map(each -> new Outbox.Draft(MessageTypes.ATTACHMENT, each.body().json())).toList());
        Query.batch(connection, """
                INSERT INTO federation.outgoing_attachment (feed, attachment, transfer, partner, stream, sequence,
                    wrapped) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (feed, attachment) DO UPDATE SET sequence = excluded.sequence,
                    wrapped = excluded.wrapped, there = false, wanted = false, attempts = 0""",
                IntStream.range(0, parting.size()).mapToObj(i -> new Object[]{ now.id(), parting.get(i).attachment(),
                        parting.get(i).transfer(), now.partner(), now.stream(), first + i,
                        parting.get(i).wrapped() }).toList());
        PendingLeaves.addAll(connection, parting.stream().map(each -> new Leaf(LeafType.EXCHANGE, now.partner(),
                "share", "feed/" + now.id() + "?attachment=" + each.attachment(), "attachment-within-feed",
                clock.instant(), null, null)).toList());
        return true;
    }
}
