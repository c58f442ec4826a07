package org.yijian.routes.federation.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
 * Brings the bytes of attachments to one partner, some of them side by side, each piece by piece from where the partner says
 * that it is. While a piece is on its way the next one is made ready: two pieces of each are in memory.
 */
final class Porter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Porter.class);
    private static final int SIDE_BY_SIDE = 3;

    private final Transactions transactions;
    private final Attachments attachments;
    private final FieldEncryption wrapping;
    private final StreamEncryption encryption;
    private final PartnerConnection connection;
    private final int attempts;
    private final ExecutorService carriers = Executors.newFixedThreadPool(SIDE_BY_SIDE,
            Thread.ofVirtual().name("porter-", 0).factory());

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
     * Brings attachments.
     *
     * @throws FaultException if the partner is away, refuses one, or breaks off; what it has it keeps
     */
    void carry(List<OutgoingTransfer> transfers) throws InterruptedException {
        List<Future<?>> carried = transfers.stream().<Future<?>>map(each -> carriers.submit(() -> {
            carry(each);
            return null;
        })).toList();
        RuntimeException failure = null;
        for (Future<?> each : carried) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void carry(OutgoingTransfer transfer) throws InterruptedException {
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
        NextPiece ready = new NextPiece(attachment.pieces(), number -> sealed(transfer, attachment, number, sealing));
        while (next < attachment.pieces()) {
            int after = connection.piece(transfer.transfer(), next, ready.take(next));
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
        carriers.shutdownNow();
        connection.close();
    }
}
