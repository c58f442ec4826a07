package org.yijian.routes.federation.reception;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.attachment.NamedAttachment;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.message.Message;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;

/**
 * Notes that a partner wants an attachment again that was brought to it. It is brought as long as it is here, by the feed by
 * which it was, if that still flows.
 */
final class AttachmentWantedArrival implements Arrival {

    private final Transactions transactions;

    AttachmentWantedArrival(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Outcome take(Partner partner, Message message, SealedMessage sealed) {
        NamedAttachment wanted = NamedAttachment.of(message.body());
        int noted = transactions.call("note that an attachment is wanted", connection -> Query.of(connection, """
                UPDATE federation.outgoing_attachment SET wanted = true
                WHERE transfer = ? AND partner = ? AND there AND NOT erasure_told""", wanted.transfer(),
                partner.hub()).update());
        return noted == 1 ? Outcome.done() : new Outcome(Receipt.Verdict.UNCHANGED, null, null);
    }
}
