package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.util.List;

import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.Ledger;
import org.yijian.routes.federation.PackingList;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;

/**
 * Takes a message of several records into the ledger: all of them in one transaction, or none, with one leaf. The ledger
 * keeps the message with its list of digests, so that each record stays provable by itself. If one of them cannot be taken
 * the message is refused, and the sender brings them one by one.
 */
final class RecordsArrival {

    private final AgreedFeeds feeds;
    private final Ledger ledger;
    private final Clock clock;

    RecordsArrival(AgreedFeeds feeds, Ledger ledger, Clock clock) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws org.yijian.security.error.FaultException if one of the records is to be refused for good */
    Outcome take(Partner partner, Message message, SealedMessage sealed, ReadRecords.Reading beside) {
        Fields body = new Fields(message.body());
        Feed feed = feeds.of(partner, message, body);
        PackingList.of(body);
        body.end();
        List<WrittenRecord> records = beside.required();
        records.forEach(each -> AgreedFeeds.require(feed, partner, each.record()));
        Exchange exchange = PartnerExchange.of(records.getFirst().record(), message, sealed, clock.instant());
        Appended appended = ledger.append(PartnerExchange.delivery(exchange, records, sealed, true));
        Receipt.Verdict verdict = appended.accepted() > 0 ? Receipt.Verdict.ACCEPTED : Receipt.Verdict.UNCHANGED;
        return new Outcome(verdict, null, exchange.id());
    }
}
