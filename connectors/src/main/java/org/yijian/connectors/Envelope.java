package org.yijian.connectors;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a sender wraps around its messages; opened by the route before {@link Connector#translate} sees the content. */
public enum Envelope {
    /** Nothing: the message is its own content. */
    NONE,
    /** Signed with SM2 by the sender and encrypted with SM4 for the hub. */
    SM2_SM4;

    /** The name used in a descriptor, for example {@code sm2-sm4}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Envelope> fromWire(String wire) {
        return Arrays.stream(values()).filter(envelope -> envelope.wire().equals(wire)).findFirst();
    }
}
