package org.yijian.security.seal;

import java.util.Arrays;

/**
 * A detached signature over some content, in CMS (RFC 5652) with the CAdES-B attributes.
 *
 * @param cms DER bytes of the ContentInfo
 * @param attestation whose signature it is
 */
public record Seal(byte[] cms, Attestation attestation) {

    /** Who vouches for the content. */
    public enum Attestation {
        /** The sender signed it and the signature was verified. */
        SENDER,
        /** The sender cannot sign; the hub signed what it received ("attested by hub"). */
        HUB
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Seal seal && attestation == seal.attestation && Arrays.equals(cms, seal.cms);
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
