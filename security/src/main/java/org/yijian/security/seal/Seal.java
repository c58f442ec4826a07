package org.yijian.security.seal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A detached signature over some content, in CMS (RFC 5652) with the CAdES-B attributes.
 *
 * @param cms DER bytes of the ContentInfo
 * @param attestation whose signature it is
 * @param national a second, separate CMS with SM2 and SM3 over the same content, by the hub itself; null without the
 *        national profile
 */
public record Seal(byte[] cms, Attestation attestation, byte @Nullable [] national) {

    /** A seal without a second signature. */
    public Seal(byte[] cms, Attestation attestation) {
        this(cms, attestation, null);
    }

    /** Who vouches for the content. */
    public enum Attestation {
        /** The sender signed it and the signature was verified. */
        SENDER,
        /** The sender cannot sign; the hub signed what it received ("attested by hub"). */
        HUB
    }

    /** The same with a second signature. */
    public Seal and(byte @Nullable [] sm2) {
        return new Seal(cms, attestation, sm2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Seal seal && attestation == seal.attestation && Arrays.equals(cms, seal.cms)
                && Arrays.equals(national, seal.national);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cms);
    }

    @Override
    public String toString() {
        return "Seal[" + attestation + ", " + cms.length + " bytes]";
    }
}
