package org.yijian.hub.attachment;

import java.util.List;

import org.yijian.hub.log.Alarms;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.AttachmentCheck;
import org.yijian.security.error.Fault;

/** Reads some attachments again, and speaks up while any is lost. */
final class LostAttachmentAlarm {

    private static final String ALARM = "attachments";
    /** Half a minute's reading: a night and a day read four times as much. */
    private static final long BYTES = 8L << 30;

    private final AttachmentCheck check;
    private final Alarms alarms;

    LostAttachmentAlarm(AttachmentCheck check, Alarms alarms) {
        this.check = check;
        this.alarms = alarms;
    }

    void round() {
        List<Attachment> lost = check.round(BYTES);
        if (lost.isEmpty()) {
            alarms.clear(ALARM);
        } else {
            alarms.raise(ALARM, Fault.of(RecordError.ATTACHMENT_LOST, lost.size(), lost.getFirst().record()));
        }
    }
}
