package org.yijian.routes.federation.reception;

import java.util.Optional;
import java.util.UUID;

import org.yijian.records.Kind;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.attachment.AttachmentBody;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;

/** Which attachments a partner may bring: of records that it brought, by feeds whose terms take attachments along. */
final class AttachmentAdmission {

    private final AgreedFeeds feeds;
    private final LedgerReader reader;
    private final Attachments attachments;

    AttachmentAdmission(AgreedFeeds feeds, LedgerReader reader, Attachments attachments) {
        this.feeds = feeds;
        this.reader = reader;
        this.attachments = attachments;
    }

    /**
     * The record here that it belongs to.
     *
     * @throws FaultException with the first reason against it
     */
    UUID record(Partner partner, Message message, AttachmentBody body) {
        Feed feed = feeds.of(partner, message, new Fields(message.body()));
        if (!feed.terms().attachments()) {
            throw new FaultException(FederationError.ATTACHMENT_NOT_AGREED, feed.id());
        }
        String kind = Kind.fromWire(body.kind()).map(Kind::wire)
                .orElseThrow(() -> new FaultException(FederationError.ATTACHMENT_WRONG, "kind"));
        UUID id = DerivedId.of("record", PartnerExchange.source(partner, body.source()), kind, body.sourceKey());
        StoredRecord record = reader.record(id, AccessScope.everything(PartnerExchange.NAME))
                .orElseThrow(() -> new FaultException(FederationError.ATTACHMENT_WRONG, "record"));
        AgreedFeeds.require(feed, partner, record.record());
        attachments.requireLength(body.description().bytes());
        return id;
    }

    /**
     * The attachment, if it is here already and not lost.
     *
     * @throws FaultException if something else has its name
     */
    Optional<Attachment> there(UUID record, AttachmentBody body) {
        Optional<Attachment> there = attachments.named(record, body.description().name());
        there.ifPresent(each -> each.requireSame(body.description()));
        return there.filter(each -> !each.lost());
    }
}
