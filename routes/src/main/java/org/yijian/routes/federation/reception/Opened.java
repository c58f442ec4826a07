package org.yijian.routes.federation.reception;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;

/**
 * A message whose signature counts.
 *
 * @param message what it says
 * @param sealed as it came
 * @param beside what was read of the records beside it; null if its type has none
 */
record Opened(Message message, SealedMessage sealed, ReadRecords.@Nullable Reading beside) {

    boolean isRecord() {
        return message.header().type().equals(MessageTypes.RECORD);
    }

    /** How many records it carries; 1 for every other message. */
    int records() {
        return beside == null || beside.records().isEmpty() ? 1 : beside.records().size();
    }

    /** Messages with the same lane are taken one after the other: all of one facility are. */
    String lane() {
        var body = message.body();
        var facility = (body.has("minimised") ? body.path("minimised") : body).path("record").path("facility");
        for (String key : new String[]{ "creditCode", "filingNumber", "certificationNumber", "sourceKey" }) {
            String value = facility.path(key).asString("");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
