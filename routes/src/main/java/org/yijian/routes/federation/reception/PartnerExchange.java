package org.yijian.routes.federation.reception;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.routes.acceptance.PartSealer;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.intake.ExchangeIds;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;

/** A partner's message as the ledger keeps it: attested by the partner, and its source recognisable as the partner's. */
final class PartnerExchange {

    /** Route and connector of everything that comes from partners. */
    static final String NAME = "federation";

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private PartnerExchange() {
    }

    /** The source of a partner's record here, for example {@code hub:510107/civil-affairs}. */
    static String source(Partner partner, String there) {
        if (!SOURCE.matcher(there).matches()) {
            throw new FaultException(FederationError.RECORD_INVALID, "source");
        }
        return partner.hub() + "/" + there;
    }

    static Exchange of(CanonicalRecord record, Message message, SealedMessage sealed, Instant now) {
        String source = record.source();
        String id = message.header().id().toString();
        Digests digests = Digests.of(sealed.content());
        return new Exchange(ExchangeIds.of(source, id), source, id, NAME, NAME,
                record.department().wire(), record.contractVersion(),
                message.header().stream() + " #" + message.header().sequence(), now, digests.bytes(),
                digests.sha256(), digests.sm3());
    }

    /** @param whole whether to keep the message itself, because it proves more than the records say */
    static Delivery delivery(Exchange exchange, List<WrittenRecord> records, SealedMessage sealed, boolean whole) {
        return PartSealer.ofPartner(exchange, records, sealed.content(),
                new Seal(sealed.cms(), Seal.Attestation.SENDER, sealed.national()), whole);
    }
}
