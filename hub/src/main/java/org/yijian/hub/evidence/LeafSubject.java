package org.yijian.hub.evidence;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a leaf of the log is about.
 *
 * @param actor who acted
 * @param sealed whether it tells of a sealed message
 * @param part the part of an exchange that it tells of; null if of something else
 * @param attached the attachment whose keeping it tells of; null if of something else
 */
record LeafSubject(String actor, boolean sealed, @Nullable Part part, @Nullable Attached attached) {

    private static final Pattern PART = Pattern.compile("exchange/([0-9a-f-]{36})(?:/([0-9]{1,9}))?");

    private static final Pattern ATTACHED = Pattern.compile("record/([0-9a-f-]{36})\\?attachment=([0-9a-f-]{36})");

    /** An attachment. */
    record Attached(UUID record, UUID id) {}

    /** A part of an exchange; without a number, the whole message, refused. */
    record Part(UUID exchange, @Nullable Integer number) {}

    static LeafSubject of(byte[] leaf) {
        JsonNode node = JsonMapper.shared().readTree(leaf);
        String object = node.path("objectRef").asString("");
        Matcher part = PART.matcher(object);
        Matcher attached = ATTACHED.matcher(object);
        boolean exchange = node.path("type").asString("").equals("exchange");
        return new LeafSubject(node.path("actor").asString(""), node.has("cmsHash"),
                exchange && part.matches()
                        ? new Part(UUID.fromString(part.group(1)), number(part.group(2)))
                        : null,
                exchange && node.path("action").asString("").equals("attach") && attached.matches()
                        ? new Attached(UUID.fromString(attached.group(1)), UUID.fromString(attached.group(2)))
                        : null);
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }
}
