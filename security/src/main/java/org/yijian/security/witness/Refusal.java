package org.yijian.security.witness;

import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.SignedNote;

/**
 * A checkpoint that was signed by its log and yet refused, kept beside the one that the witness had.
 *
 * @param kind what is wrong
 * @param origin the log's name
 * @param held what the witness had cosigned
 * @param offered what it was asked to cosign
 */
public record Refusal(Kind kind, String origin, SignedNote held, SignedNote offered) {

    /** How two signed checkpoints of one log can contradict each other. */
    public enum Kind {
        /** One size, two roots: proof of a fraud, whoever offered it. */
        FORK(SecurityError.WITNESS_FORK),
        /** A larger tree that was not shown to continue the one held. A fraud unless the proof alone was spoiled. */
        INCONSISTENT(SecurityError.WITNESS_INCONSISTENT),
        /** A smaller tree: the log was set back, or somebody sent an old checkpoint again. */
        ROLLBACK(SecurityError.WITNESS_ROLLBACK);

        private final ErrorCode code;

        Kind(ErrorCode code) {
            this.code = code;
        }

        public ErrorCode code() {
            return code;
        }
    }
}
