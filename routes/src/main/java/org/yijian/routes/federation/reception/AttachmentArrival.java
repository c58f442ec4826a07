package org.yijian.routes.federation.reception;

import java.util.UUID;

import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.attachment.Kept;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.attachment.AttachmentBody;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;

/**
 * Attaches what a partner has brought, with its message and a leaf, in one transaction. The receipt says that all of it is
 * here, on disk, and that both digests fit.
 */
final class AttachmentArrival implements Arrival {

    private final Transactions transactions;
    private final Attachments attachments;
    private final AttachmentAdmission admission;

    AttachmentArrival(Transactions transactions, Attachments attachments, AttachmentAdmission admission) {
        this.transactions = transactions;
        this.attachments = attachments;
        this.admission = admission;
    }

    @Override
    public Outcome take(Partner partner, Message message, SealedMessage sealed) {
        AttachmentBody body = AttachmentBody.of(message.body());
        UUID record = admission.record(partner, message, body);
        if (admission.there(record, body).isPresent()) {
            return new Outcome(Receipt.Verdict.UNCHANGED, null, null);
        }
        Kept kept = new Kept(body.description(), partner.hub(),
                new Kept.Proof(sealed.content(), sealed.cms(), sealed.national()));
        transactions.call("keep a partner's attachment", connection -> {
            IncomingTransfer transfer = IncomingTransfer.of(connection, partner.hub(), body.transfer())
                    .filter(IncomingTransfer::whole)
                    .filter(each -> each.digests().equals(AttachmentDesk.digests(body)))
                    .orElseThrow(() -> new FaultException(FederationError.ATTACHMENT_MISSING, body.transfer()));
            attachments.keep(connection, transfer.draft(), record, kept);
            transfer.remove(connection);
            return true;
        });
        return Outcome.done();
    }
}
