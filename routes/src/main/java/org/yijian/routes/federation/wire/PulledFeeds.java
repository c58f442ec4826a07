package org.yijian.routes.federation.wire;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.Parcel;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedRows;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.outbox.Outgoing;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** Feeds that a partner without a hub fetches: the same sealed messages, from a number on; asking acknowledges the ones before. */
public final class PulledFeeds {

    private static final int PAGE = 100;

    /** Base64 and certificates come on top, and whoever reads takes {@link SealedLines#MAX_BYTES}. */
    private static final long PAGE_BYTES = SealedLines.MAX_BYTES / 2;

    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    public PulledFeeds(Transactions transactions, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Messages after a number, at most a page.
     *
     * @throws FaultException {@link FederationError#FEED_UNKNOWN} if it is not this partner's, not fetched, or not active
     */
    List<Parcel> after(Partner partner, String feed, String cursor) {
        UUID id = id(feed);
        long after = number(cursor);
        return transactions.call("read a feed for its partner", connection -> {
            Feed provided = FeedRows.named(connection, id)
                    .filter(each -> each.provided() && each.partner().equals(partner.hub())
                            && each.terms().delivery().fetched() && each.state() == FeedState.ACTIVE)
                    .orElseThrow(() -> new FaultException(FederationError.FEED_UNKNOWN, id));
            acknowledge(connection, provided, after, clock.instant());
            return outbox.after(connection, partner.hub(), provided.stream(), after, PAGE, PAGE_BYTES).stream()
                    .map(Outgoing::parcel).toList();
        });
    }

    private static void acknowledge(Connection connection, Feed feed, long upTo, Instant now) {
        Query.of(connection, """
                UPDATE federation.outbox SET state = 'delivered', code = 'fetched', finished_at = ?
                WHERE partner = ? AND stream = ? AND sequence <= ? AND state = 'waiting'""", now, feed.partner(),
                feed.stream(), upTo).update();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(FederationError.FEED_UNKNOWN, "?"), e);
        }
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new FaultException(Fault.of(FederationError.FEED_TERMS, "cursor"), e);
        }
    }
}
