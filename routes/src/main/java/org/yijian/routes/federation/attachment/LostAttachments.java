package org.yijian.routes.federation.attachment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.partner.Partners;

/**
 * Asks partners again for attachments that they brought and whose bytes are lost here; each once a day. One that does not
 * know the question yet is asked no more until somebody tries its dead letter again.
 */
final class LostAttachments {

    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Partners partners;
    private final Transactions transactions;
    private final Attachments attachments;
    private final Outbox outbox;
    private final Clock clock;

    LostAttachments(Partners partners, Transactions transactions, Attachments attachments, Outbox outbox,
            Clock clock) {
        this.partners = partners;
        this.transactions = transactions;
        this.attachments = attachments;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One step for every partner. */
    void step() {
        List<Attachment> lost = attachments.check().lost();
        if (!lost.isEmpty()) {
            List<String> active = partners.active().stream().map(partner -> partner.hub()).toList();
            lost.stream().filter(each -> active.contains(each.attachedBy())).forEach(this::ask);
        }
    }

    private void ask(Attachment lost) {
        Optional<AttachmentBody> brought = AttachmentBody.brought(attachments, lost);
        if (brought.isPresent()) {
            transactions.call("ask for an attachment again", connection -> {
                Instant now = clock.instant();
                int due = Query.of(connection, """
                        INSERT INTO federation.asked_attachment (attachment, asked_at)
                        SELECT ?::uuid, ?::timestamptz WHERE NOT EXISTS (SELECT FROM federation.dead_letter
                            WHERE partner = ? AND type = ? AND code = ? AND retried_at IS NULL)
                        ON CONFLICT (attachment) DO UPDATE SET asked_at = excluded.asked_at
                        WHERE asked_attachment.asked_at < ?""", lost.id(), now, lost.attachedBy(),
                        MessageTypes.ATTACHMENT_WANTED, FederationError.UNKNOWN_TYPE.code(), now.minus(PATIENCE))
                        .update();
                if (due == 1) {
                    outbox.add(connection, Outbox.Stream.control(lost.attachedBy()), List.of(
                            new Outbox.Draft(MessageTypes.ATTACHMENT_WANTED, brought.get().named().json())));
                }
                return due;
            });
        }
    }
}
