package org.yijian.routes.federation.delivery;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.feed.Feeds;
import org.yijian.routes.federation.outbox.Distribution;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.proof.LeafType;

/**
 * Messages that were given up, tried once more when the reason is gone. Their numbers went on empty, so a retry is a new
 * message at the end of the stream, and it never brings back what a later message has overtaken: a record is sent as it is
 * now, a recall only if nothing was shared since.
 */
public final class DeadLetters {

    private final Transactions transactions;
    private final AuditTrail trail;
    private final Distribution distribution;
    private final Feeds feeds;
    private final Outbox outbox;
    private final Clock clock;

    private record Letter(String partner, String stream, long sequence, String type, byte[] content) {}

    public DeadLetters(Transactions transactions, AuditTrail trail, Distribution distribution, Feeds feeds,
            Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.trail = trail;
        this.distribution = distribution;
        this.feeds = feeds;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Tries one again.
     *
     * @return how many messages that made: 0 if a later one has overtaken it
     * @throws FaultException {@link FederationError#LETTER_UNKNOWN}, or the reason why its feed takes nothing
     */
    public int retry(UUID messageId, String actor) {
        Letter letter = transactions.call("read a dead letter", connection -> Query.of(connection, """
                SELECT partner, stream, sequence, type, content FROM federation.dead_letter
                WHERE message_id = ? AND retried_at IS NULL""", messageId)
                .first(row -> new Letter(row.getString(1), row.getString(2), row.getLong(3), row.getString(4),
                        row.getBytes(5))))
                .orElseThrow(() -> new FaultException(FederationError.LETTER_UNKNOWN, messageId));
        boolean ofFeed = !letter.stream().equals(MessageTypes.CONTROL);
        if (ofFeed) {
            feeds.requireFlowing(UUID.fromString(letter.stream()));
        }
        trail.before(LeafType.ADMIN, actor, "retry-message", "message/" + messageId, letter.type());
        int made = ofFeed ? record(letter, actor) : again(letter);
        transactions.call("note a retry", connection -> Query.of(connection,
                "UPDATE federation.dead_letter SET retried_at = ? WHERE message_id = ?", clock.instant(), messageId)
                .update());
        return made;
    }

    private int record(Letter letter, String actor) {
        UUID feed = UUID.fromString(letter.stream());
        if (letter.type().equals(MessageTypes.RECORD) || letter.type().equals(MessageTypes.RECORDS)) {
            return distribution.resend(feed, letter.sequence(), actor);
        }
        return distribution.isLast(feed, letter.sequence()) ? again(letter) : 0;
    }

    private int again(Letter letter) {
        Message message = Message.read(letter.content());
        var header = message.header();
        transactions.call("send a message again", connection -> outbox.add(connection,
                new Outbox.Stream(letter.partner(), letter.stream(), header.purpose(), header.legalBasis()),
                List.of(new Outbox.Draft(letter.type(), message.body()))));
        return 1;
    }
}
