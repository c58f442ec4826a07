package org.yijian.security.seal;

import org.yijian.security.error.Fault;

/** What came of opening a {@link SenderEnvelope}. */
public sealed interface OpenedEnvelope {

    /**
     * The sender is known, and this is what it said.
     *
     * @param header who it says it is, when it was made, its nonce
     * @param plaintext the exact bytes the sender signed
     * @param seal the sender's signature over the plaintext, marked {@link Seal.Attestation#SENDER}
     */
    record Accepted(EnvelopeHeader header, byte[] plaintext, Seal seal) implements OpenedEnvelope {

        @Override
        public String toString() {
            return "Accepted[" + header + ", " + plaintext.length + " bytes]";
        }
    }

    /**
     * It is not taken.
     *
     * @param fault the first reason found
     */
    record Refused(Fault fault) implements OpenedEnvelope {}
}
