package org.yijian.security.seal;

/** Signs content as this hub. Implementations are safe for use by many threads. */
public interface Sealer {

    /**
     * A detached seal over the content, marked {@link Seal.Attestation#HUB}.
     *
     * @param content the exact bytes to sign
     */
    Seal seal(byte[] content);
}
