package org.yijian.security.message;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.yijian.security.seal.Digests;

/**
 * Bytes with the detached signature of whoever answers for them: a message or a receipt, ready to be sent and kept.
 *
 * @param content canonical JSON
 * @param cms DER bytes of the detached CMS over exactly these bytes
 * @param national a second, separate CMS with SM2 and SM3 over the same bytes; null without the national profile
 */
public record SealedMessage(byte[] content, byte[] cms, byte @Nullable [] national) {

    /** Without a second signature. */
    public SealedMessage(byte[] content, byte[] cms) {
        this(content, cms, null);
    }

    /** SHA-256 of the CMS, lower-case hex: how receipts and the log name a sealed message. */
    public String cmsHash() {
        return Digests.hex(Digests.sha256(cms));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedMessage sealed && Arrays.equals(content, sealed.content)
                && Arrays.equals(cms, sealed.cms) && Arrays.equals(national, sealed.national);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cms);
    }

    @Override
    public String toString() {
        return "SealedMessage[" + content.length + " bytes, CMS " + cms.length + " bytes]";
    }
}
