package org.yijian.routes.federation.reception;

import java.util.UUID;

import org.yijian.records.Kind;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.attachment.AttachmentBody;
import org.yijian.routes.federation.attachment.NamedAttachment;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;

/**
 * Destroys key, digests, name and pieces of an attachment that its hub has erased, and whatever is here of one on its way.
 * The receipt says that nothing is left; it says so also if there was nothing.
 */
final class AttachmentErasureArrival implements Arrival {

    private final Transactions transactions;
    private final Attachments attachments;

    AttachmentErasureArrival(Transactions transactions, Attachments attachments) {
        this.transactions = transactions;
        this.attachments = attachments;
    }

    @Override
    public Outcome take(Partner partner, Message message, SealedMessage sealed) {
        NamedAttachment erased = NamedAttachment.of(message.body());
        String kind = Kind.fromWire(erased.kind()).map(Kind::wire)
                .orElseThrow(() -> new FaultException(FederationError.ATTACHMENT_WRONG, "kind"));
        UUID record = DerivedId.of("record", PartnerExchange.source(partner, erased.source()), kind,
                erased.sourceKey());
        transactions.call("read a transfer",
                connection -> IncomingTransfer.of(connection, partner.hub(), erased.transfer()))
                .ifPresent(this::drop);
        attachments.of(record).stream().filter(Attachment::there)
                .filter(each -> each.attachedBy().equals(partner.hub()) && cameBy(each, erased.transfer()))
                .forEach(each -> attachments.erase(each, message.header().id(), partner.hub()));
        return new Outcome(Receipt.Verdict.RECALLED, null, null);
    }

    private void drop(IncomingTransfer transfer) {
        attachments.drop(transfer.draft());
        transactions.call("forget a transfer", connection -> {
            transfer.remove(connection);
            return true;
        });
    }

    /** What the partner signed of it is kept, and names its transfer. */
    private boolean cameBy(Attachment attachment, UUID transfer) {
        return AttachmentBody.brought(attachments, attachment).map(AttachmentBody::transfer).filter(transfer::equals)
                .isPresent();
    }
}
