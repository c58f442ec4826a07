package org.yijian.routes.federation.reception;

import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;

/** A message whose signature counts. */
record Opened(Message message, SealedMessage sealed) {

    boolean isRecord() {
        return message.header().type().equals(org.yijian.routes.federation.outbox.MessageTypes.RECORD);
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
