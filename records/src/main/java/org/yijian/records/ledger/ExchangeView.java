package org.yijian.records.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.yijian.security.seal.Seal;

/**
 * An exchange and what came of it so far: of its latest attempt.
 *
 * @param exchange the message
 * @param state where it stands
 * @param parts parts appended so far
 * @param accepted records new or changed
 * @param unchanged records known with the same content
 * @param quarantined pieces in quarantine
 * @param finishedAt when the last part was appended; null while it is being processed
 * @param attestation who sealed it
 * @param fault code and text (both languages) of the error that ended it early; null if none
 */
public record ExchangeView(Exchange exchange, State state, int parts, long accepted, long unchanged, long quarantined,
        @Nullable Instant finishedAt, Seal.Attestation attestation, @Nullable FaultText fault) {

    /** Where an exchange stands. */
    public enum State {
        /** Parts are being appended. */
        PROCESSING,
        /** Every piece was accepted or known. */
        ACCEPTED,
        /** Some pieces are in quarantine, the others were kept. */
        PARTIAL,
        /** Nothing in it could be kept. */
        QUARANTINED
    }

    /**
     * An error as it was kept.
     *
     * @param code stable code
     * @param chinese text in Chinese
     * @param english text in English
     */
    public record FaultText(String code, String chinese, String english) {}
}
