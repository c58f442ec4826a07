package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;

import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.log.PartLeaves;
import org.yijian.routes.federation.FederationNeighbours;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.security.message.MessageSealer;

/** Puts the reception together: who takes which type of message. */
public final class Receptions {

    private Receptions() {
    }

    /** Takes the bytes of attachments. */
    public static AttachmentDesk attachments(String hub, FederationNeighbours neighbours, Transactions transactions) {
        return new AttachmentDesk(transactions, neighbours.attachments(),
                admission(new AgreedFeeds(transactions), neighbours),
                new HeaderCheck(hub, neighbours.clock()), neighbours.gate(), neighbours.keys(), neighbours.clock());
    }

    private static AttachmentAdmission admission(AgreedFeeds feeds, FederationNeighbours neighbours) {
        return new AttachmentAdmission(feeds, neighbours.reader(), neighbours.attachments());
    }

    /** The reception of this hub. */
    public static Reception reception(String hub, FederationNeighbours neighbours, Transactions transactions,
            MessageSealer sealer, Partners partners, ExecutorService lanes) {
        Clock clock = neighbours.clock();
        AgreedFeeds feeds = new AgreedFeeds(transactions);
        ReadRecords reader = new ReadRecords(neighbours.records());
        RecordsArrival several = new RecordsArrival(feeds, neighbours.ledger(), clock);
        FeedArrival control = new FeedArrival(transactions, clock);
        Map<String, Arrival> arrivals = new HashMap<>();
        arrivals.put(MessageTypes.RECORD,
                new RecordArrival(feeds, reader, neighbours.ledger(), clock));
        arrivals.put(MessageTypes.RECALL, new RecallArrival(feeds, neighbours.reader(), neighbours.ledger(), clock));
        arrivals.put(MessageTypes.EMPTY, (partner, message, sealed) -> Outcome.done());
        arrivals.put(MessageTypes.FEED_REQUEST, control);
        arrivals.put(MessageTypes.FEED_DECISION, control);
        arrivals.put(MessageTypes.FEED_NOTICE, control);
        arrivals.put(MessageTypes.TRUST_DOCUMENT, new TrustDocumentArrival(partners, clock));
        arrivals.put(MessageTypes.ATTACHMENT, new AttachmentArrival(transactions, neighbours.attachments(),
                admission(feeds, neighbours)));
        arrivals.put(MessageTypes.ATTACHMENT_WANTED, new AttachmentWantedArrival(transactions));
        arrivals.put(MessageTypes.ATTACHMENT_ERASED,
                new AttachmentErasureArrival(transactions, neighbours.attachments()));
        arrivals.put(MessageTypes.SEARCH_GRANT, new SearchGrantArrival(transactions, clock));
        return new Reception(transactions, reader, sealer, new Taking(arrivals, several, transactions, lanes, clock),
                new Receipts(transactions, new PartLeaves(transactions), sealer, hub), neighbours.gate(), hub, clock);
    }
}
