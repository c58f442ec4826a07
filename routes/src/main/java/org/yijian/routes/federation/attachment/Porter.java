package org.yijian.routes.federation.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.privacy.FieldEncryption;
import org.yijian.security.privacy.StreamEncryption;

/**
 * Brings the bytes of attachments to one partner, piece by piece, from where the partner says that it is. One piece is in
 * memory at a time.
 */
final class Porter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Porter.class);

    private final Transactions transactions;
    private final Attachments attachments;
    private final FieldEncryption wrapping;
    private final StreamEncryption encryption;
    private final PartnerConnection connection;
    private final int attempts;

    /** @param attempts how often a partner may refuse before it is asked to say so for good */
    Porter(Transactions transactions, Attachments attachments, FieldEncryption wrapping, StreamEncryption encryption,
            PartnerConnection connection, int attempts) {
        this.transactions = transactions;
        this.attachments = attachments;
        this.wrapping = wrapping;
        this.encryption = encryption;
        this.connection = connection;
        this.attempts = attempts;
    }

    /**
     * Brings one attachment.
     *
     * @throws FaultException if the partner is away, refuses, or breaks off; what it has it keeps
     */
    void carry(OutgoingTransfer transfer) throws InterruptedException {
        Optional<SealedMessage> message = transactions.call("read what binds an attachment", transfer::message);
        Optional<Attachment> attachment = attachments.withId(transfer.attachment());
        if (message.isPresent() && attachment.isPresent()) {
            try {
                bring(transfer, message.get(), attachment.get());
            } catch (FaultException e) {
                refused(transfer, e);
                throw e;
            }
        }
        done(transfer);
    }

    private void bring(OutgoingTransfer transfer, SealedMessage message, Attachment attachment)
            throws InterruptedException {
        byte[] key = wrapping.decrypt(transfer.wrapped(), AttachmentBody.ofKey(transfer.transfer()));
        StreamEncryption sealing = encryption.with(key);
        int next = connection.announce(message, key);
        while (next < attachment.pieces()) {
            int after = connection.piece(transfer.transfer(), next, sealed(transfer, attachment, next, sealing));
            if (after <= next) {
                throw new FaultException(FederationError.STRANGE_ANSWER, transfer.partner(), after + "≤" + next);
            }
            next = after;
        }
    }

    private byte[] sealed(OutgoingTransfer transfer, Attachment attachment, int number, StreamEncryption sealing) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream(
                attachment.pieceBytes() + (attachment.pieceBytes() >> 6));
        try (InputStream plain = attachments.piece(attachment, number);
                OutputStream out = sealing.encrypting(piece, AttachmentBody.associated(transfer.transfer(), number))) {
            plain.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return piece.toByteArray();
    }

    private void refused(OutgoingTransfer transfer, FaultException refusal) {
        if (refusal.fault().code() != FederationError.STRANGE_ANSWER) {
            return;
        }
        LOG.warn("{} does not take the bytes of an attachment: {}", transfer.partner(), refusal.getMessage());
        transactions.call("count a refusal", each -> {
            transfer.refused(each);
            return true;
        });
        if (transfer.attempts() + 1 >= attempts) {
            done(transfer);
        }
    }

    private void done(OutgoingTransfer transfer) {
        transactions.call("let a message go", each -> {
            transfer.there(each);
            return true;
        });
    }

    @Override
    public void close() {
        connection.close();
    }
}
