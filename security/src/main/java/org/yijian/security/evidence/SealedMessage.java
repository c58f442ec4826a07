package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.evidence.Findings.Found;
import org.yijian.security.message.SenderForm;
import org.yijian.security.seal.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The message of a package. A part of an exchange lists, with others, {@code exchangeId}, {@code part}, {@code source},
 * {@code records} with kind, key and content hash of each, and, where the sender sealed it, the digests of what it sealed. Of a
 * partner it may keep what was sealed too, as {@code content}; that may list digests of the records in their order. Another
 * kind of message is about one {@linkplain AttachedFile attachment}.
 */
final class SealedMessage {

    private static final PlainJson JSON = new PlainJson(SecurityError.EVIDENCE_DIFFERS, PackageFile.MESSAGE);
    private static final PlainJson RECORD = new PlainJson(SecurityError.EVIDENCE_DIFFERS, PackageFile.RECORD);

    private final byte[] bytes;
    private final ObjectNode node;

    private SealedMessage(byte[] bytes, ObjectNode node) {
        this.bytes = bytes;
        this.node = node;
    }

    /** @throws FaultException {@link SecurityError#EVIDENCE_DIFFERS} if it is not canonical JSON */
    static SealedMessage parse(byte[] bytes) {
        return new SealedMessage(bytes, JSON.readCanonical(bytes));
    }

    byte[] bytes() {
        return bytes;
    }

    String source() {
        return JSON.text(node, "source");
    }

    /** Digests of what the sender sealed; SM3 only where it is known, else zeros, which no content has. */
    Digests senderContent() {
        String none = "0".repeat(64);
        String sha256 = JSON.text(node, "contentSha256");
        String sm3 = JSON.optional(node, "contentSm3").orElse(none);
        if (!sha256.matches(EvidenceStatement.HEX_32) || !sm3.matches(EvidenceStatement.HEX_32)) {
            throw Findings.differs("contentSha256, contentSm3");
        }
        return new Digests(sha256, sm3, 0);
    }

    /**
     * What a partner sealed must be what the message keeps of it, by both digests: which of them its signature names is
     * not known here.
     */
    void requireContent() {
        Optional<byte[]> content = content();
        if (content.isPresent()) {
            Digests digests = Digests.of(content.get());
            if (!digests.sha256().equals(JSON.text(node, "contentSha256"))
                    || !digests.sm3().equals(JSON.text(node, "contentSm3"))) {
                throw Findings.differs("content");
            }
        }
    }

    private Optional<byte[]> content() {
        return JSON.optional(node, "content").map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Where a partner sealed a list of digests, the record must be the one in this place of it.
     *
     * @param record as the hub keeps it
     */
    private void requireListed(byte[] record, int index) {
        JsonNode content = content().<JsonNode>map(JSON::read).orElseGet(PlainJson::object);
        if (content.path("body").get("records") instanceof ArrayNode list) {
            String sender = source().split("/", 2)[0];
            byte[] sealed = SenderForm.of(record, sender).orElseThrow(() -> Findings.differs("source"));
            boolean listed = sender.equals(content.path("header").path("sender").asString(""))
                    && Digests.hex(Digests.sha256(sealed)).equals(list.path(index).path("sha256").asString(""));
            if (!listed) {
                throw Findings.differs("content.records[" + index + "]");
            }
        }
    }

    /** What it says of an attachment; empty if it is about none. */
    Optional<AttachedFile> attachment() {
        return node.has(AttachedFile.KEY) ? Optional.of(new AttachedFile(node)) : Optional.empty();
    }

    /** What the sender sealed of an attachment must be what the message says of it. */
    void requireSealed(AttachedFile attachment) {
        attachment.requireSealed(JSON.read(content().orElseThrow(() -> Findings.differs("content"))));
    }

    /** A leaf about an exchange names the very part, and the very source, that the message is; one of an attachment that. */
    void require(LoggedLeaf leaf) {
        if (attachment().isPresent() || AttachedFile.toldBy(leaf)) {
            new AttachedFile(node).require(leaf);
        }
        if (leaf.objectRef().startsWith("exchange/")) {
            String meant = "exchange/" + JSON.text(node, "exchangeId") + "/" + JSON.number(node, "part");
            if (!leaf.objectRef().equals(meant) || !leaf.actor().equals(source())) {
                throw Findings.differs(leaf.objectRef() + " ≠ " + meant);
            }
        }
    }

    /** @throws IllegalArgumentException if no entry has this content hash */
    int indexOf(String contentHash) {
        int index = 0;
        for (JsonNode entry : node.path("records")) {
            if (contentHash.equals(entry.path("contentHash").asString(""))) {
                return index;
            }
            index++;
        }
        throw new IllegalArgumentException("the message does not list the record " + contentHash);
    }

    /** The entry of the message that this record is. */
    Found<Integer> entry(byte[] record, int index) {
        ObjectNode read = RECORD.read(record);
        JsonNode entry = node.get("records") instanceof ArrayNode records ? records.get(index) : null;
        if (entry == null) {
            throw Findings.differs("records[" + index + "]");
        }
        for (String key : new String[]{ "kind", "sourceKey" }) {
            if (!Optional.of(JSON.text(entry, key)).equals(RECORD.optional(read, key))) {
                throw Findings.differs(key);
            }
        }
        if (!JSON.text(entry, "contentHash").equals(Digests.hex(Digests.sha256(record)))) {
            throw Findings.differs(PackageFile.RECORD);
        }
        requireListed(record, index);
        return new Found<>(index, JSON.text(entry, "kind") + " " + JSON.text(entry, "sourceKey"));
    }
}
