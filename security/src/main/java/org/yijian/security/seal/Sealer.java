package org.yijian.security.seal;

/** Signs content as this hub. Implementations are safe for use by many threads. */
public interface Sealer {

    /**
     * A detached seal over the content, marked {@link Seal.Attestation#HUB}.
     *
     * @param content the exact bytes to sign
     */
    Seal seal(byte[] content);

    /**
     * The seal of somebody else with this hub's second signature, if it makes one.
     *
     * @param content what the second signature is over
     */
    default Seal countersign(Seal seal, byte[] content) {
        return seal;
    }
}
