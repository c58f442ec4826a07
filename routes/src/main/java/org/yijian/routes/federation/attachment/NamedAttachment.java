package org.yijian.routes.federation.attachment;

import java.util.UUID;

import org.yijian.security.message.Fields;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names an attachment that was brought before: one that the partner is to destroy ({@code attachment-erased}), or to bring
 * again ({@code attachment-wanted}).
 *
 * @param kind wire name of the record's kind
 * @param source the record's source at the sender
 * @param sourceKey the source's key
 * @param transfer under which the bytes were brought
 */
public record NamedAttachment(String kind, String source, String sourceKey, UUID transfer) {

    public ObjectNode json() {
        ObjectNode json = StrictJson.object();
        json.put("kind", kind);
        json.put("source", source);
        json.put("sourceKey", sourceKey);
        json.put("transfer", transfer.toString());
        return json;
    }

    /** The body of a message of somebody who may say anything. */
    public static NamedAttachment of(ObjectNode json) {
        Fields fields = new Fields(json);
        NamedAttachment named = new NamedAttachment(fields.text("kind"), fields.text("source"),
                fields.text("sourceKey"), fields.uuid("transfer"));
        fields.end();
        return named;
    }
}
