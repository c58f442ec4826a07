package org.yijian.routes.federation.feed;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.github.f4b6a3.uuid.UuidCreator;
import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.LeafType;

/**
 * The feeds and the steps that people take with them. The receiver asks, an administrator of the provider approves; each
 * step has its leaf before it takes effect and is told to the other side by a sealed message.
 */
public final class Feeds {

    private final Transactions transactions;
    private final AuditTrail trail;
    private final Partners partners;
    private final Outbox outbox;
    private final boolean byBroker;
    private final Clock clock;

    /** @param byBroker whether partners can take messages out of this hub's broker */
    public Feeds(Transactions transactions, AuditTrail trail, Partners partners, Outbox outbox, boolean byBroker,
            Clock clock) {
        this.transactions = transactions;
        this.trail = trail;
        this.partners = partners;
        this.outbox = outbox;
        this.byBroker = byBroker;
        this.clock = clock;
    }

    /** All feeds, newest first. */
    public List<Feed> all() {
        return transactions.call("read feeds", FeedRows::all);
    }

    /** @throws FaultException {@link FederationError#FEED_UNKNOWN} */
    public Feed named(UUID id) {
        return transactions.call("read a feed", connection -> FeedRows.named(connection, id))
                .orElseThrow(() -> new FaultException(FederationError.FEED_UNKNOWN, id));
    }

    /** Asks a partner for a feed. */
    public Feed request(String partner, FeedTerms terms, String actor) {
        requireActive(partner);
        Instant now = clock.instant();
        Feed feed = new Feed(UuidCreator.getTimeOrderedEpoch(now), partner, false, FeedState.REQUESTED,
                terms.checked(), actor, null, null, Change.Position.START, now, now);
        trail.before(LeafType.ADMIN, actor, "request-feed", object(feed), "allowed");
        tell(feed, FeedNotices.request(feed), connection -> FeedRows.insert(connection, feed));
        return feed;
    }

    /** Approves what a partner asked for; records flow from here on. */
    public void approve(UUID id, String actor) {
        Feed feed = provided(id);
        requireActive(feed.partner());
        requireState(feed, FeedState.REQUESTED);
        if (feed.terms().delivery().byBroker() && !byBroker) {
            throw new FaultException(FederationError.AMQP_OFF, feed.terms().delivery().wire());
        }
        step(feed, "approve-feed", FeedState.ACTIVE, null, actor,
                FeedNotices.decision(feed, FeedNotices.APPROVED, null));
    }

    /** Refuses what a partner asked for. */
    public void refuse(UUID id, String note, String actor) {
        Feed feed = provided(id);
        requireState(feed, FeedState.REQUESTED);
        step(feed, "refuse-feed", FeedState.ENDED, note, actor,
                FeedNotices.decision(feed, FeedNotices.REFUSED, note));
    }

    /** Holds a feed and tells the other side why. Either side may. */
    public void pause(UUID id, String note, String actor) {
        Feed feed = named(id);
        requireState(feed, FeedState.ACTIVE);
        step(feed, "pause-feed", FeedState.PAUSED, note, actor, FeedNotices.notice(feed, FeedNotices.PAUSED, note));
    }

    /** Goes on; only on the side that paused. */
    public void resume(UUID id, String actor) {
        Feed feed = named(id);
        requireState(feed, FeedState.PAUSED);
        if (feed.partner().equals(feed.decidedBy())) {
            throw new FaultException(FederationError.FEED_WRONG_STEP, feed.state().chinese());
        }
        step(feed, "resume-feed", FeedState.ACTIVE, null, actor,
                FeedNotices.notice(feed, FeedNotices.RESUMED, null));
    }

    /** Ends a feed for good. Either side may. */
    public void end(UUID id, String note, String actor) {
        Feed feed = named(id);
        if (feed.state() == FeedState.ENDED) {
            throw new FaultException(FederationError.FEED_WRONG_STEP, feed.state().chinese());
        }
        step(feed, "end-feed", FeedState.ENDED, note, actor, FeedNotices.notice(feed, FeedNotices.ENDED, note));
    }

    /** Logs that an administrator sends records again. Only the provider can. */
    public Feed replaying(UUID id, long fromSequence, String actor) {
        Feed feed = provided(id);
        requireState(feed, FeedState.ACTIVE);
        trail.before(LeafType.ADMIN, actor, "replay-feed", object(feed), "from:" + fromSequence);
        return feed;
    }

    /** @throws FaultException {@link FederationError#FEED_WRONG_STEP} unless records of the feed may leave now */
    public void requireFlowing(UUID id) {
        requireState(provided(id), FeedState.ACTIVE);
    }

    private void step(Feed feed, String action, FeedState to, @Nullable String note, String actor,
            Outbox.Draft draft) {
        trail.before(LeafType.ADMIN, actor, action, object(feed), to.wire());
        tell(feed, draft, connection -> FeedRows.change(connection, feed.id(), to, actor, note, clock.instant()));
    }

    private void tell(Feed feed, Outbox.Draft draft, Consumer<Connection> change) {
        transactions.call("change a feed", connection -> {
            change.accept(connection);
            return outbox.add(connection, Outbox.Stream.control(feed.partner()), List.of(draft));
        });
    }

    private Feed provided(UUID id) {
        Feed feed = named(id);
        if (!feed.provided()) {
            throw new FaultException(FederationError.NOT_THE_PROVIDER);
        }
        return feed;
    }

    private static void requireState(Feed feed, FeedState state) {
        if (feed.state() != state) {
            throw new FaultException(FederationError.FEED_WRONG_STEP, feed.state().chinese());
        }
    }

    private void requireActive(String hub) {
        Partner partner = partners.named(hub);
        if (!partner.activeAt(clock.instant())) {
            throw new FaultException(FederationError.PARTNER_NOT_ACTIVE, hub);
        }
    }

    private static String object(Feed feed) {
        return "feed/" + feed.id();
    }
}
