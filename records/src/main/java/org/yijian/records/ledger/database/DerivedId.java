package org.yijian.records.ledger.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.UUID;

import org.yijian.security.seal.Digests;

/** Ids that follow from names (RFC 9562 version 8, from SHA-256): the same names always give the same id. */
public final class DerivedId {

    /** The order in which PostgreSQL sorts UUIDs, which is not that of Java. */
    public static final Comparator<UUID> ORDER = (one, other) -> {
        int most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0
                ? most
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private DerivedId() {
    }

    /** The id of the names in this order. */
    public static UUID of(String... names) {
        MessageDigest digest = Digests.sha256Digest();
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long most = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long least = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
