package org.yijian.security.message;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message: a header and what its type says about the body. Its bytes are canonical JSON of at most
 * {@value #MAX_BYTES} bytes.
 */
public record Message(MessageHeader header, ObjectNode body) {

    /** The largest message in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

    /**
     * The bytes that are signed.
     *
     * @throws FaultException {@link SecurityError#MESSAGE_TOO_LARGE}
     */
    public byte[] write() {
        ObjectNode message = StrictJson.object();
        message.put("v", 1);
        message.set("header", headerJson());
        message.set("body", body);
        byte[] bytes = StrictJson.write(message);
        if (bytes.length > MAX_BYTES) {
            throw new FaultException(SecurityError.MESSAGE_TOO_LARGE, MAX_BYTES);
        }
        return bytes;
    }

    private ObjectNode headerJson() {
        ObjectNode json = StrictJson.object();
        json.put("id", header.id().toString());
        json.put("sender", header.sender());
        json.put("recipient", header.recipient());
        json.put("type", header.type());
        json.put("stream", header.stream());
        json.put("sequence", header.sequence());
        json.put("purpose", header.purpose());
        json.put("legalBasis", header.legalBasis());
        @Nullable
        String caseId = header.caseId();
        if (caseId != null) {
            json.put("caseId", caseId);
        }
        json.put("notAfter", header.notAfter().toString());
        json.put("salt", header.salt());
        return json;
    }

    /**
     * The message in these bytes, whoever wrote them.
     *
     * @throws FaultException {@link SecurityError#MESSAGE_MALFORMED} or {@link SecurityError#MESSAGE_TOO_LARGE}
     */
    public static Message read(byte[] bytes) {
        Fields fields = new Fields(StrictJson.read(bytes, MAX_BYTES));
        if (fields.number("v") != 1) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "v");
        }
        Message message = new Message(header(new Fields(fields.object("header"))), fields.object("body"));
        fields.end();
        return message;
    }

    private static MessageHeader header(Fields fields) {
        MessageHeader header = new MessageHeader(fields.uuid("id"), fields.text("sender"), fields.text("recipient"),
                fields.text("type"), fields.text("stream"), fields.number("sequence"), fields.text("purpose"),
                fields.text("legalBasis"), fields.optional("caseId"), fields.instant("notAfter"), fields.text("salt"));
        fields.end();
        if (!SALT.matcher(header.salt()).matches()) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "salt");
        }
        return header;
    }
}
