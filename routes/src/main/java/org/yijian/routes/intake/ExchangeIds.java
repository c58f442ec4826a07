package org.yijian.routes.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.yijian.security.seal.Digests;

/** Ids of exchanges: the same message of the same source always gets the same id, on any node, after any crash. */
public final class ExchangeIds {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private ExchangeIds() {
    }

    /** RFC 9562 version 8 UUID from the first 122 bits of SHA-256 of {@code source|messageId}. */
    public static UUID of(String source, String messageId) {
        ByteBuffer digest = ByteBuffer
                .wrap(Digests.sha256((source + "|" + messageId).getBytes(StandardCharsets.UTF_8)));
        long high = digest.getLong() & ~0xF000L | VERSION_8;
        long low = digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT;
        return new UUID(high, low);
    }
}
