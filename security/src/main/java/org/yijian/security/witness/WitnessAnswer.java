package org.yijian.security.witness;

import java.util.List;

import org.yijian.security.error.Fault;
import org.yijian.security.proof.SignedNote;

/** What a witness answers to {@link AddCheckpoint}. */
public sealed interface WitnessAnswer {

    /**
     * 200: the checkpoint continues what the witness knew, and is what it knows from now on.
     *
     * @param lines to put under the checkpoint
     */
    record Cosigned(List<SignedNote.Line> lines) implements WitnessAnswer {

        public Cosigned {
            lines = List.copyOf(lines);
        }
    }

    /**
     * 409: the witness has cosigned another size, or this size with another root.
     *
     * @param size size of what it cosigned last
     */
    record Conflict(long size) implements WitnessAnswer {}

    /**
     * Not cosigned, and asking again in the same way will not help.
     *
     * @param reason why
     * @param fault the same in words
     */
    record Refused(Reason reason, Fault fault) implements WitnessAnswer {}

    /** Why a witness refuses, with the HTTP status that says so. */
    enum Reason {
        MALFORMED(400), NOT_SIGNED(403), UNKNOWN_LOG(404), INCONSISTENT(422);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
