package org.yijian.hub.attachment;

import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.attachment.Attachment;

/** The attachments beside a record that is shown, and whose view is in the log already. */
@FunctionalInterface
public interface RecordAttachments {

    /** Those of a record, the oldest first; of erased ones what is left of them. */
    List<Attachment> beside(UUID record);
}
