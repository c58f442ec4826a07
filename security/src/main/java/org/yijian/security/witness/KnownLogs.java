package org.yijian.security.witness;

import java.util.List;

import org.yijian.security.proof.NoteVerifier;

/** The logs that a witness serves. */
@FunctionalInterface
public interface KnownLogs {

    /**
     * The keys of a log, any of which may sign its checkpoints.
     *
     * @param origin the log's name
     * @return empty if the log is not known
     */
    List<NoteVerifier> keys(String origin);
}
