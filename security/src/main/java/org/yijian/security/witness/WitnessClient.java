package org.yijian.security.witness;

import java.io.IOException;
import java.util.Optional;

import org.yijian.security.proof.SignedNote;

/** A witness somewhere else, as a log speaks to it. */
public interface WitnessClient {

    /**
     * Asks for a cosignature. What comes back is not believed yet: {@link CosignatureKey} must verify it.
     *
     * @throws IOException if the witness cannot be reached, does not answer in time, or does not answer as it must
     */
    WitnessAnswer add(AddCheckpoint request) throws IOException, InterruptedException;

    /**
     * The checkpoint that the witness cosigned last, with both signatures. No part of C2SP tlog-witness, which leaves
     * open how monitors learn what witnesses hold.
     *
     * @param origin the log's name
     * @return empty if it has none, or does not tell
     * @throws IOException as for {@link #add}
     */
    Optional<SignedNote> held(String origin) throws IOException, InterruptedException;
}
