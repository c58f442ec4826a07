package org.yijian.security.evidence;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.Leaf;
import tools.jackson.databind.node.ObjectNode;

/**
 * A leaf as an outsider reads it: canonical JSON with the fields of {@link Leaf}. The type is only a text here, because
 * newer hubs may log what this verifier has not heard of.
 *
 * @param type what it tells of
 * @param actor who acted
 * @param objectRef what was acted upon
 * @param time when
 * @param commitment to the message, 64 digits of hex; null if none
 * @param cmsHash SHA-256 of the message's seal, 64 digits of hex; null if there is no message
 */
record LoggedLeaf(String type, String actor, String objectRef, Instant time, @Nullable String commitment,
        @Nullable String cmsHash) {

    private static final PlainJson JSON = new PlainJson(SecurityError.EVIDENCE_DIFFERS, PackageFile.LEAF);

    /** @throws org.yijian.security.error.FaultException {@link SecurityError#EVIDENCE_DIFFERS} */
    static LoggedLeaf parse(byte[] bytes) {
        if (bytes.length > Leaf.MAX_BYTES) {
            throw JSON.wrong("too long", null);
        }
        ObjectNode node = JSON.readCanonical(bytes);
        JSON.onlyKeys(node, List.of("v", "type", "actor", "action", "objectRef", "decision", "time", "commitment",
                "cmsHash"));
        if (JSON.number(node, "v") != 1) {
            throw JSON.wrong("v", null);
        }
        JSON.text(node, "action");
        JSON.text(node, "decision");
        return new LoggedLeaf(JSON.text(node, "type"), JSON.text(node, "actor"), JSON.text(node, "objectRef"),
                EvidenceStatement.instant(JSON, node, "time"), hash(node, "commitment"), hash(node, "cmsHash"));
    }

    private static @Nullable String hash(ObjectNode node, String key) {
        String text = JSON.optional(node, key).orElse(null);
        if (text != null && !text.matches(EvidenceStatement.HEX_32)) {
            throw JSON.wrong(key, null);
        }
        return text;
    }
}
