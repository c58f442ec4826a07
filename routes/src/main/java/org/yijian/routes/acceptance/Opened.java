package org.yijian.routes.acceptance;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;

/**
 * A message ready for translation.
 *
 * @param content what the connector reads
 * @param senderSeal the sender's verified signature over the content; null if it does not sign
 * @param signedContent digests of the content where the sender signed it; else null
 */
public record Opened(InputStream content, @Nullable Seal senderSeal, @Nullable Digests signedContent)
        implements
            AutoCloseable {

    /** A message without an envelope: the raw bytes are the content. */
    public static Opened plain(InputStream raw) {
        return new Opened(raw, null, null);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
