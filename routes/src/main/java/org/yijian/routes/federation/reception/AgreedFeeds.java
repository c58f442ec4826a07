package org.yijian.routes.federation.reception;

import java.util.UUID;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.identifier.RegionCode;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.personal.PersonalFields;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedRows;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;

/** What was agreed, as the receiver holds the sender to it. */
final class AgreedFeeds {

    private final Transactions transactions;

    AgreedFeeds(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The feed that the message belongs to. */
    Feed of(Partner partner, Message message, Fields body) {
        UUID id = body.uuid("feed");
        Feed feed = transactions.call("read a feed", connection -> FeedRows.named(connection, id))
                .filter(each -> !each.provided() && each.partner().equals(partner.hub())
                        && (each.state() == FeedState.ACTIVE || each.state() == FeedState.PAUSED))
                .orElseThrow(() -> new FaultException(FederationError.FEED_UNKNOWN, id));
        var header = message.header();
        if (!header.stream().equals(feed.stream()) || !header.purpose().equals(feed.terms().purpose())
                || !header.legalBasis().equals(feed.terms().legalBasis())) {
            throw new FaultException(FederationError.WRONG_PURPOSE);
        }
        return feed;
    }

    /** Refuses a record that is more than was agreed, or that the partner may not speak for. */
    static void require(Feed feed, Partner partner, CanonicalRecord record) {
        require(feed.terms().kinds().contains(record.kind().wire()), record.kind().wire());
        require(within(record.region(), feed.terms().regions()), record.region());
        require(record.sensitivity().compareTo(feed.terms().clearance()) <= 0, record.sensitivity().wire());
        require(!PersonalFields.in(record), "personal");
        if (!within(record.region(), partner.trusted().document().speaksFor())) {
            throw new FaultException(FederationError.NOT_ITS_REGION, partner.hub(), record.region());
        }
    }

    private static void require(boolean agreed, String what) {
        if (!agreed) {
            throw new FaultException(FederationError.NOT_IN_FEED, what);
        }
    }

    private static boolean within(String region, java.util.Set<String> roots) {
        return RegionCode.parse(region).map(code -> code.path().stream().anyMatch(roots::contains)).orElse(false);
    }
}
