package org.yijian.records.ledger.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.error.FaultException;

/**
 * Reads attachments again, those first that were not read for the longest time, and notes which of them are lost: a piece is
 * missing, or is not what was written. What is lost counts as lost until it reads well again or was brought anew.
 */
public final class AttachmentCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentCheck.class);
    private static final int BUFFER = 256 * 1024;
    private static final int SOME = 1_000;

    private final Transactions transactions;
    private final Attachments attachments;
    private final Clock clock;

    AttachmentCheck(Transactions transactions, Attachments attachments, Clock clock) {
        this.transactions = transactions;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * Reads on until so many bytes were read.
     *
     * @param bytes how many; one attachment more is read to its end
     * @return all that are lost, also those found before
     */
    public List<Attachment> round(long bytes) {
        List<Attachment> next = transactions.call("list attachments to be read",
                connection -> AttachmentRows.leastRead(connection, SOME));
        long read = 0;
        for (Attachment each : next) {
            if (read >= bytes) {
                break;
            }
            read += each.bytes();
            note(each, sound(each));
        }
        return lost();
    }

    /** All that are known to be lost. */
    public List<Attachment> lost() {
        return transactions.call("list lost attachments", AttachmentRows::lost);
    }

    private boolean sound(Attachment attachment) {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (InputStream content = attachments.open(attachment)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
            }
            return bytes == attachment.bytes();
        } catch (IOException | FaultException e) {
            LOG.warn("Attachment {} of record {} cannot be read: {}", attachment.id(), attachment.record(),
                    e.getMessage());
            return false;
        }
    }

    /** What was erased meanwhile is not lost. */
    private void note(Attachment attachment, boolean sound) {
        transactions.call("note that an attachment was read", connection -> {
            AttachmentRows.read(connection, attachment, sound, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return true;
        });
    }
}
