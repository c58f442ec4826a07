package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedNotices;
import org.yijian.routes.federation.feed.FeedRows;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.feed.FeedTerms;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;

/** Takes what a partner says about feeds. It can ask, decide on what it provides, and hold or end; never approve for us. */
final class FeedArrival implements Arrival {

    private static final Set<FeedState> UNDER_WAY = Set.of(FeedState.ACTIVE, FeedState.PAUSED);

    private final Transactions transactions;
    private final Clock clock;

    FeedArrival(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome take(Partner partner, Message message, SealedMessage sealed) {
        if (!message.header().stream().equals(MessageTypes.CONTROL)
                || !message.header().purpose().equals(MessageTypes.CONTROL_PURPOSE)) {
            throw new FaultException(FederationError.WRONG_PURPOSE);
        }
        Fields body = new Fields(message.body());
        UUID id = body.uuid("feed");
        switch (message.header().type()) {
            case MessageTypes.FEED_REQUEST -> request(partner, id, FeedTerms.of(body.object("terms")));
            case MessageTypes.FEED_DECISION -> decide(partner, id, body.text("says"), body.optional("note"));
            default -> notice(partner, id, body.text("says"), body.optional("note"));
        }
        body.end();
        return Outcome.done();
    }

    private void request(Partner partner, UUID id, FeedTerms terms) {
        var now = clock.instant();
        Feed feed = new Feed(id, partner.hub(), true, FeedState.REQUESTED, terms, partner.hub(), null, null,
                Change.Position.START, now, now);
        Feed kept = transactions.call("keep a feed request", connection -> {
            FeedRows.insert(connection, feed);
            return FeedRows.named(connection, id).orElseThrow();
        });
        require(kept, partner, kept.provided());
    }

    private void decide(Partner partner, UUID id, String says, @Nullable String note) {
        change(partner, id, feed -> {
            require(feed, partner, !feed.provided());
            return switch (says) {
                case "approved" -> feed.state() == FeedState.REQUESTED ? FeedState.ACTIVE : feed.state();
                case "refused" -> FeedState.ENDED;
                default -> throw new FaultException(FederationError.FEED_TERMS, "says");
            };
        }, note);
    }

    private void notice(Partner partner, UUID id, String says, @Nullable String note) {
        if (says.equals(FeedNotices.HELD) || says.equals(FeedNotices.FLOWING)) {
            remark(partner, id, note);
            return;
        }
        change(partner, id, feed -> {
            require(feed, partner, true);
            return switch (says) {
                case "paused" -> UNDER_WAY.contains(feed.state()) ? FeedState.PAUSED : feed.state();
                case "resumed" -> resumed(feed);
                case "ended" -> FeedState.ENDED;
                default -> throw new FaultException(FederationError.FEED_TERMS, "says");
            };
        }, note);
    }

    /** Only who paused may resume. */
    private static FeedState resumed(Feed feed) {
        boolean theirs = feed.state() == FeedState.PAUSED && feed.partner().equals(feed.decidedBy());
        return theirs ? FeedState.ACTIVE : feed.state();
    }

    /** Something to know that changes nothing. */
    private void remark(Partner partner, UUID id, @Nullable String note) {
        transactions.call("note something of a feed", connection -> {
            Feed feed = FeedRows.locked(connection, id)
                    .orElseThrow(() -> new FaultException(FederationError.FEED_UNKNOWN, id));
            require(feed, partner, !feed.provided());
            FeedRows.note(connection, id, note, clock.instant());
            return true;
        });
    }

    private interface Step {
        FeedState from(Feed feed);
    }

    private void change(Partner partner, UUID id, Step step, @Nullable String note) {
        transactions.call("change a feed", connection -> {
            Feed feed = FeedRows.locked(connection, id)
                    .orElseThrow(() -> new FaultException(FederationError.FEED_UNKNOWN, id));
            FeedState to = step.from(feed);
            if (to != feed.state()) {
                FeedRows.change(connection, id, to, partner.hub(), note, clock.instant());
            }
            return to;
        });
    }

    private static void require(Feed feed, Partner partner, boolean rightSide) {
        if (!rightSide || !feed.partner().equals(partner.hub())) {
            throw new FaultException(FederationError.FEED_UNKNOWN, feed.id());
        }
    }
}
