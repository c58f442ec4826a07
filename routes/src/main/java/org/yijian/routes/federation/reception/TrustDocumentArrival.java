package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.util.Base64;

import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.partner.TrustDocumentFile;

/**
 * A partner's new trust document, sealed with a key of the one that counts. New certificates under the same authority
 * count at once; everything else waits for two people.
 */
final class TrustDocumentArrival implements Arrival {

    private final Partners partners;
    private final Clock clock;

    TrustDocumentArrival(Partners partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    @Override
    public Outcome take(Partner partner, Message message, SealedMessage sealed) {
        if (!message.header().stream().equals(MessageTypes.CONTROL)
                || !message.header().purpose().equals(MessageTypes.CONTROL_PURPOSE)) {
            throw new FaultException(FederationError.WRONG_PURPOSE);
        }
        Fields body = new Fields(message.body());
        byte[] file = base64(body.longText("document"));
        body.end();
        TrustDocumentFile.Read read = TrustDocumentFile.read(file, clock);
        if (!read.document().hub().equals(partner.hub())) {
            throw new FaultException(FederationError.ANOTHER_HUB, read.document().hub(), partner.hub());
        }
        partners.renewed(partner, file, read);
        return Outcome.done();
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, "document"), e);
        }
    }
}
