package org.yijian.routes.federation.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.AttachmentName;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.routes.federation.FederationError;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a message of type {@code attachment} says. Its bytes travel beside it and are bound by both digests.
 *
 * @param feed the feed
 * @param kind wire name of the record's kind
 * @param source the record's source at the sender
 * @param sourceKey the source's key
 * @param description what the attachment is
 * @param pieceBytes length of its pieces, the last excepted
 * @param transfer under which its bytes are brought
 */
public record AttachmentBody(UUID feed, String kind, String source, String sourceKey,
        Attachment.Description description, int pieceBytes, UUID transfer) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int LEAST_PIECE_BYTES = 4096;

    public ObjectNode json() {
        ObjectNode json = StrictJson.object();
        json.put("feed", feed.toString());
        json.put("kind", kind);
        json.put("source", source);
        json.put("sourceKey", sourceKey);
        json.put("name", description.name());
        json.put("mediaType", description.mediaType());
        json.put("bytes", description.bytes());
        json.put("sha256", description.sha256());
        json.put("sm3", description.sm3());
        json.put("pieceBytes", pieceBytes);
        json.put("transfer", transfer.toString());
        return json;
    }

    /**
     * The body of a message of somebody who may say anything.
     *
     * @throws FaultException {@link FederationError#ATTACHMENT_WRONG} if it cannot be meant
     */
    public static AttachmentBody of(ObjectNode json) {
        Fields fields = new Fields(json);
        AttachmentBody body = new AttachmentBody(fields.uuid("feed"), fields.text("kind"), fields.text("source"),
                fields.text("sourceKey"),
                new Attachment.Description(AttachmentName.required(fields.text("name")),
                        AttachmentName.mediaType(fields.text("mediaType")), fields.number("bytes"),
                        digest(fields.text("sha256")), digest(fields.text("sm3"))),
                pieceBytes(fields.number("pieceBytes")), fields.uuid("transfer"));
        fields.end();
        if (body.description().bytes() == 0) {
            throw new FaultException(FederationError.ATTACHMENT_WRONG, "bytes");
        }
        boolean normal = body.description().name().equals(json.path("name").asString(""))
                && body.description().mediaType().equals(json.path("mediaType").asString(""));
        if (!normal) { // what is kept is shown beside what was signed, and must say the same
            throw new FaultException(FederationError.ATTACHMENT_WRONG, "name, mediaType");
        }
        return body;
    }

    private static String digest(String text) {
        if (!DIGEST.matcher(text).matches()) {
            throw new FaultException(FederationError.ATTACHMENT_WRONG, "digest");
        }
        return text;
    }

    private static int pieceBytes(long number) {
        if (number < LEAST_PIECE_BYTES || number > Attachments.Limits.MOST_PIECE_BYTES) {
            throw new FaultException(FederationError.ATTACHMENT_WRONG, "pieceBytes");
        }
        return (int) number;
    }

    /**
     * What a partner signed of an attachment that it brought.
     *
     * @return empty if it was not brought by a partner, or was erased
     */
    public static Optional<AttachmentBody> brought(Attachments attachments, Attachment attachment) {
        return attachments.sealed(attachment.id())
                .map(sealed -> JsonMapper.shared().readTree(sealed.manifest()).path("content").asString(""))
                .filter(content -> !content.isEmpty())
                .map(content -> of(Message.read(content.getBytes(StandardCharsets.UTF_8)).body()));
    }

    /** Its name between the two hubs. */
    NamedAttachment named() {
        return new NamedAttachment(kind, source, sourceKey, transfer);
    }

    /** How many pieces there are. */
    public int pieces() {
        return Attachment.pieces(description.bytes(), pieceBytes);
    }

    /** How long the piece of this number is. */
    public int length(int number) {
        return (int) Math.min(pieceBytes, description.bytes() - (long) number * pieceBytes);
    }

    /** What a piece on its way is bound to. */
    public static byte[] associated(UUID transfer, int number) {
        return ("transfer|" + transfer + "|" + number).getBytes(StandardCharsets.US_ASCII);
    }

    /** What a transfer's key in the database is bound to. */
    public static byte[] ofKey(UUID transfer) {
        return ("transfer_key|" + transfer).getBytes(StandardCharsets.US_ASCII);
    }
}
