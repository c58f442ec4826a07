package org.yijian.hub.intake;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the sender says about a message.
 *
 * @param messageId its id; null if it gave none
 * @param fileName its name; may be empty
 * @param contentType media type as declared; may be empty
 * @param attributes what the transport adds
 * @param length declared size in bytes; -1 if unknown
 */
public record PushedFile(@Nullable String messageId, String fileName, String contentType,
        Map<String, String> attributes, long length) {}
