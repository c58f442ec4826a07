package org.yijian.security.proof;

/**
 * What came of reading what was added to a log.
 *
 * @param report what was found
 * @param reached up to where the log is known to be sound; where it began, if it is not
 */
public record LogReplay(LogReport report, Checkpoint reached) {

    /** Where a run begins that knows nothing yet. */
    public static Checkpoint start(String origin) {
        return new Checkpoint(origin, 0, MerkleHash.empty());
    }
}
