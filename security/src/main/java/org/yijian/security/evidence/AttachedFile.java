package org.yijian.security.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;

import org.yijian.security.error.SecurityError;
import org.yijian.security.evidence.Findings.Found;
import org.yijian.security.seal.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a message says of the one attachment that it is about: {@code attachment} (its id), {@code record}, {@code source} (who
 * attached it), {@code name}, {@code mediaType}, {@code bytes}, {@code sha256} and {@code sm3}. A partner's keeps as
 * {@code content} what the partner sealed, which must say the same of the same record.
 */
final class AttachedFile {

    /** The key by which a message about an attachment is known. */
    static final String KEY = "attachment";

    private static final PlainJson JSON = new PlainJson(SecurityError.EVIDENCE_DIFFERS, PackageFile.MESSAGE);
    private static final String RECORD = "record/";
    private static final String MARK = "?attachment=";

    private final ObjectNode node;

    /** @param node the message */
    AttachedFile(ObjectNode node) {
        this.node = node;
    }

    /** Whether a leaf tells of an attachment. */
    static boolean toldBy(LoggedLeaf leaf) {
        return leaf.objectRef().startsWith(RECORD) && leaf.objectRef().contains(MARK);
    }

    /** The leaf names the very attachment, of the very record, and who attached it. */
    void require(LoggedLeaf leaf) {
        String meant = RECORD + JSON.text(node, "record") + MARK + JSON.text(node, KEY);
        if (!leaf.objectRef().equals(meant) || !leaf.actor().equals(JSON.text(node, "source"))) {
            throw Findings.differs(leaf.objectRef() + " ≠ " + meant);
        }
    }

    /** Up to {@link EvidenceContents#MOST_ATTACHED_BYTES} the file is in the package; what is larger is not. */
    Found<Long> check(EvidenceStatement statement, EvidenceContainer container) {
        long bytes = node.path("bytes").asLong(0);
        boolean enclosed = bytes <= EvidenceContents.MOST_ATTACHED_BYTES;
        if (bytes <= 0 || enclosed != (statement.attachment() == EvidenceStatement.Attachment.ENCLOSED)
                || enclosed != container.has(PackageFile.ATTACHMENT)) {
            throw Findings.differs(PackageFile.ATTACHMENT + ", " + bytes);
        }
        Digests said = new Digests(JSON.text(node, "sha256"), JSON.text(node, "sm3"), bytes);
        if (enclosed && !Digests.of(container.file(PackageFile.ATTACHMENT)).equals(said)) {
            throw Findings.differs(PackageFile.ATTACHMENT);
        }
        String where = enclosed ? "" : ", 不在包内，仅有摘要 not enclosed, by its digests";
        return new Found<>(bytes, JSON.text(node, "name") + ", " + bytes + " B" + where);
    }

    /** @param content what the partner sealed */
    void requireSealed(JsonNode content) {
        JsonNode body = content.path("body");
        for (String key : List.of("name", "mediaType", "bytes", "sha256", "sm3")) {
            if (!body.path(key).equals(node.path(key))) {
                throw Findings.differs("content." + key);
            }
        }
        String sender = JSON.text(node, "source");
        UUID record = record(sender + "/" + JSON.text(body, "source"), JSON.text(body, "kind"),
                JSON.text(body, "sourceKey"));
        if (!sender.equals(content.path("header").path("sender").asString(""))
                || !KEY.equals(content.path("header").path("type").asString(""))
                || !record.toString().equals(JSON.text(node, "record"))) {
            throw Findings.differs("content.header, record");
        }
    }

    /** Ids of records follow from source, kind and key: SHA-256 over each with its length before it, as RFC 9562 version 8. */
    static UUID record(String source, String kind, String sourceKey) {
        MessageDigest digest = Digests.sha256Digest();
        for (String part : List.of("record", source, kind, sourceKey)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L,
                hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
