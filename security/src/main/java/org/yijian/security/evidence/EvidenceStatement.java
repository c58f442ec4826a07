package org.yijian.security.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.SecurityError;
import org.yijian.security.json.CanonicalJson;
import org.yijian.security.seal.Seal;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a package says of itself ({@code evidence.json}): which parts it must have, so that leaving one out shows.
 *
 * @param origin name of the log, which also tells whose package it is
 * @param exportedAt when it was made
 * @param message whether there is a message
 * @param attestation who sealed it; null without a message
 * @param commitmentKey key of the commitment in the leaf, 64 digits of hex; null without a message
 * @param entry which of the message's records {@code record.json} is, from 0; null if the package is not about one record
 * @param erasedAt when the personal fields of that record were erased, so that its commitments cannot be opened any more;
 *        null if they were not
 * @param attachment where the attachment is that the message is about; null if it is about none
 */
record EvidenceStatement(String origin, Instant exportedAt, Message message, Seal.@Nullable Attestation attestation,
        @Nullable String commitmentKey, @Nullable Integer entry, @Nullable Instant erasedAt,
        @Nullable Attachment attachment) {

    static final String HEX_32 = "[0-9a-f]{64}";

    private static final PlainJson JSON = new PlainJson(SecurityError.EVIDENCE_DIFFERS, PackageFile.STATEMENT);

    /** Whether the package has the message that the leaf commits to. */
    enum Message {
        /** It is in the package. */
        PRESENT,
        /** It was erased, with the key of its commitment; the leaf is all that is left. */
        ERASED,
        /** The leaf tells of something that is no message: a search, a view, a sign-in, a change. */
        NONE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the package has the attachment that its message is about. */
    enum Attachment {
        /** It is in the package. */
        ENCLOSED,
        /** It is too large: the message describes it by length and digests. */
        DESCRIBED
    }

    byte[] encode() {
        ObjectNode node = PlainJson.object();
        node.put("v", 1);
        node.put("origin", origin);
        node.put("exportedAt", exportedAt.toString());
        node.put("message", message.wire());
        if (attestation != null) {
            node.put("attestation", attestation.name().toLowerCase(Locale.ROOT));
        }
        if (commitmentKey != null) {
            node.put("commitmentKey", commitmentKey);
        }
        if (entry != null) {
            node.put("entry", entry.intValue());
        }
        if (erasedAt != null) {
            node.put("erasedAt", erasedAt.toString());
        }
        if (attachment != null) {
            node.put("attachment", attachment.name().toLowerCase(Locale.ROOT));
        }
        return CanonicalJson.of(node);
    }

    /** @throws org.yijian.security.error.FaultException {@link SecurityError#EVIDENCE_DIFFERS} */
    static EvidenceStatement parse(byte[] bytes) {
        ObjectNode node = JSON.readCanonical(bytes);
        JSON.onlyKeys(node,
                List.of("v", "origin", "exportedAt", "message", "attestation", "commitmentKey", "entry", "erasedAt",
                        "attachment"));
        if (JSON.number(node, "v") != 1) {
            throw JSON.wrong("v", null);
        }
        EvidenceStatement read = new EvidenceStatement(JSON.text(node, "origin"), instant(JSON, node, "exportedAt"),
                choice(Message.values(), JSON.text(node, "message"), "message"),
                JSON.optional(node, "attestation")
                        .map(text -> choice(Seal.Attestation.values(), text, "attestation")).orElse(null),
                JSON.optional(node, "commitmentKey").orElse(null), node.has("entry")
                        ? JSON.number(node, "entry")
                        : null,
                node.has("erasedAt") ? instant(JSON, node, "erasedAt") : null,
                JSON.optional(node, "attachment").map(text -> choice(Attachment.values(), text, "attachment"))
                        .orElse(null));
        return read.whole();
    }

    private EvidenceStatement whole() {
        boolean present = message == Message.PRESENT;
        boolean keyed = commitmentKey != null && commitmentKey.matches(HEX_32);
        if (present != keyed || present != (attestation != null) || (entry != null && !present)
                || (commitmentKey != null && !present) || (attachment != null && !present)
                || (erasedAt != null && (entry == null || erasedAt.isAfter(exportedAt)))) {
            throw JSON.wrong("fields do not go together", null);
        }
        return this;
    }

    private static <E extends Enum<E>> E choice(E[] values, String text, String key) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        throw JSON.wrong(key, null);
    }

    static Instant instant(PlainJson json, ObjectNode node, String key) {
        String text = json.text(node, key);
        try {
            return Optional.of(text).filter(written -> written.endsWith("Z")).map(Instant::parse)
                    .orElseThrow(() -> json.wrong(key, null));
        } catch (DateTimeException e) {
            throw json.wrong(key, e);
        }
    }
}
