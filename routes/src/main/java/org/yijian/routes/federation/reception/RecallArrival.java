package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.body.Body;
import org.yijian.records.body.Credit;
import org.yijian.records.body.CreditType;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;

/**
 * Takes back what a partner sent: the record stays provable, but its newest revision is hidden from everybody who is not
 * cleared for sensitive records, and a credit record counts as repaired. The receipt is the partner's proof.
 */
final class RecallArrival implements Arrival {

    private static final String MARK = "（来源枢纽已撤回）";
    private static final int MAX_REASON = 1900;

    private final AgreedFeeds feeds;
    private final LedgerReader reader;
    private final Ledger ledger;
    private final Clock clock;

    RecallArrival(AgreedFeeds feeds, LedgerReader reader, Ledger ledger, Clock clock) {
        this.feeds = feeds;
        this.reader = reader;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Outcome take(Partner partner, Message message, SealedMessage sealed) {
        Fields body = new Fields(message.body());
        feeds.of(partner, message, body);
        String kind = Kind.fromWire(body.text("kind")).map(Kind::wire)
                .orElseThrow(() -> new FaultException(FederationError.RECORD_INVALID, "kind"));
        String source = PartnerExchange.source(partner, body.text("source"));
        UUID id = DerivedId.of("record", source, kind, body.text("sourceKey"));
        body.text("reason");
        body.end();
        Optional<StoredRecord> known = reader.record(id, AccessScope.everything(PartnerExchange.NAME));
        if (known.isEmpty()) {
            return new Outcome(Receipt.Verdict.RECALLED, null, null);
        }
        CanonicalRecord recalled = recalled(known.get().record());
        Exchange exchange = PartnerExchange.of(recalled, message, sealed, clock.instant());
        ledger.append(PartnerExchange.delivery(exchange, List.of(WrittenRecord.of(recalled)), sealed, false));
        return new Outcome(Receipt.Verdict.RECALLED, null, exchange.id());
    }

    private static CanonicalRecord recalled(CanonicalRecord record) {
        Sensitivity hidden = record.sensitivity().compareTo(Sensitivity.SENSITIVE) < 0
                ? Sensitivity.SENSITIVE
                : record.sensitivity();
        return new CanonicalRecord(record.source(), record.sourceKey(), record.facility(), record.region(),
                record.department(), record.occurredAt(), hidden, record.contractVersion(), marked(record.body()));
    }

    private static Body marked(Body body) {
        if (!(body instanceof Credit credit)) {
            return body;
        }
        String reason = credit.reason().startsWith(MARK) ? credit.reason() : MARK + credit.reason();
        return new Credit(CreditType.REPAIR, credit.documentNumber(), credit.legalBasis(), credit.penaltyClass(),
                credit.amount(), credit.currency(),
                reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason, credit.publicFrom(),
                credit.publicTo());
    }
}
