package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.util.Base64;
import java.util.List;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.Ledger;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import org.yijian.security.minimisation.MinimisedRecord;
import tools.jackson.databind.node.ObjectNode;

/** Takes a record of a feed into the ledger, read as strictly as any agency's. */
final class RecordArrival implements Arrival {

    private final AgreedFeeds feeds;
    private final ReadRecords reader;
    private final Ledger ledger;
    private final Clock clock;

    RecordArrival(AgreedFeeds feeds, ReadRecords reader, Ledger ledger, Clock clock) {
        this.feeds = feeds;
        this.reader = reader;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Outcome take(Partner partner, Message message, SealedMessage sealed) {
        Fields body = new Fields(message.body());
        Feed feed = feeds.of(partner, message, body);
        body.number("revision");
        CanonicalRecord record = reader.one(partner, content(message, body));
        body.end();
        AgreedFeeds.require(feed, partner, record);
        Exchange exchange = PartnerExchange.of(record, message, sealed, clock.instant());
        Appended appended = ledger.append(PartnerExchange.delivery(exchange,
                List.of(WrittenRecord.of(record)), sealed, message.body().has("minimised")));
        Receipt.Verdict verdict = appended.accepted() > 0 ? Receipt.Verdict.ACCEPTED : Receipt.Verdict.UNCHANGED;
        return new Outcome(verdict, null, exchange.id());
    }

    /** The record, whole or proved to be part of the whole that the partner sealed. */
    private static ObjectNode content(Message message, Fields body) {
        if (!message.body().has("minimised")) {
            return body.object("record");
        }
        MinimisedRecord minimised = MinimisedRecord.parse(StrictJson.write(body.object("minimised")));
        minimised.requirePartOf(root(body.text("root")));
        return StrictJson.parse(minimised.record(), Message.MAX_BYTES);
    }

    private static byte[] root(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(FederationError.RECORD_INVALID, "root"), e);
        }
    }
}
