package org.yijian.routes.federation.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.yijian.routes.federation.FederationError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The message of an attachment, and beside it the key under which the bytes will come: {@code {"content":"…","cms":"…",
 * "key":"…"}}. The key is in no message, so that neither queue, nor log, nor evidence has it.
 */
record AnnouncedAttachment(SealedMessage message, byte[] key) {

    private static final int MAX_BYTES = 128 * 1024;

    byte[] write() {
        ObjectNode json = SealedLines.pair(message);
        json.put("key", Base64.getEncoder().encodeToString(key));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static AnnouncedAttachment read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new FaultException(FederationError.BATCH_TOO_LARGE);
        }
        Fields fields = new Fields(StrictJson.parse(body, MAX_BYTES));
        AnnouncedAttachment announced = new AnnouncedAttachment(SealedLines.sealed(fields), key(fields));
        fields.end();
        return announced;
    }

    private static byte[] key(Fields fields) {
        try {
            return Base64.getDecoder().decode(fields.text("key"));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, "key"), e);
        }
    }

    @Override
    public String toString() {
        return "AnnouncedAttachment[" + message + ", key not shown]";
    }
}
