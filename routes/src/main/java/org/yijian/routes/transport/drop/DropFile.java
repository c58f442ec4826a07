package org.yijian.routes.transport.drop;

import java.nio.charset.StandardCharsets;

import org.yijian.security.seal.Digests;

/**
 * A file as it is listed.
 *
 * @param name without folder
 * @param bytes its size
 * @param changedMillis when it was last changed
 */
record DropFile(String name, long bytes, long changedMillis) {

    /** Whether it is meant for us: not hidden, not still being written under a temporary name. */
    boolean isReady() {
        return !name.startsWith(".") && !name.endsWith(".tmp") && !name.endsWith(".part")
                && !name.endsWith(".filepart");
    }

    /** The same file, seen again after a crash, has the same id. */
    String messageId() {
        return Digests.hex(
                Digests.sha256((name + "|" + bytes + "|" + changedMillis).getBytes(StandardCharsets.UTF_8)));
    }
}
