package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.util.Base64;
import java.util.Map;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.validation.RecordDefaults;
import org.yijian.records.validation.RecordReader;
import org.yijian.records.validation.RecordResult;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import org.yijian.security.minimisation.MinimisedRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes a record of a feed into the ledger, read as strictly as any agency's. */
final class RecordArrival implements Arrival {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {
    };

    private final AgreedFeeds feeds;
    private final RecordReader reader;
    private final Ledger ledger;
    private final Clock clock;

    RecordArrival(AgreedFeeds feeds, RecordReader reader, Ledger ledger, Clock clock) {
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
        CanonicalRecord record = record(partner, content(message, body));
        body.end();
        AgreedFeeds.require(feed, partner, record);
        Exchange exchange = PartnerExchange.of(record, message, sealed, clock.instant());
        Appended appended = ledger.append(PartnerExchange.delivery(exchange, record, message, sealed));
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

    private CanonicalRecord record(Partner partner, ObjectNode json) {
        String source = PartnerExchange.source(partner, json.path("source").asString(""));
        Map<String, Object> tree = JSON.convertValue(json, TREE);
        tree.remove("source");
        RecordDefaults defaults = new RecordDefaults(source, Department.PARTNER, "1.0", Sensitivity.PERSONAL, null);
        return switch (reader.read(tree, defaults)) {
            case RecordResult.Valid valid -> valid.record();
            case RecordResult.Invalid invalid -> throw new FaultException(FederationError.RECORD_INVALID,
                    invalid.violations().getFirst().fault().code().code() + " "
                            + invalid.violations().getFirst().path());
        };
    }
}
