package org.yijian.hub.attachment;

import java.util.Locale;
import java.util.UUID;

import org.yijian.hub.page.Wording;
import org.yijian.records.ledger.attachment.Attachment;

/**
 * An attachment in words.
 *
 * @param id its id in this hub
 * @param name its name
 * @param size its length in words
 * @param attachedAt when
 * @param attachedBy who
 * @param sha256 digest
 * @param sm3 the other digest
 * @param there whether it can be opened
 */
public record AttachmentLine(UUID id, String name, String size, String attachedAt, String attachedBy, String sha256,
        String sm3,
        boolean there) {

    private static final String[] UNITS = { "B", "KB", "MB", "GB" };

    public static AttachmentLine of(Attachment attachment, Wording wording) {
        return new AttachmentLine(attachment.id(), attachment.name(), size(attachment.bytes()),
                wording.moment(attachment.attachedAt()), attachment.attachedBy(), attachment.sha256(), attachment.sm3(),
                attachment.there());
    }

    static String size(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || amount >= 100 ? "%,.0f %s" : "%,.1f %s", amount, UNITS[unit]);
    }
}
