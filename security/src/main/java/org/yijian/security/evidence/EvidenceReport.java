package org.yijian.security.evidence;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;

/**
 * What came of checking a package.
 *
 * @param lines one for each check, in order
 */
public record EvidenceReport(List<Line> lines) {

    public EvidenceReport {
        lines = List.copyOf(lines);
    }

    /** Whether the package is to be relied on. */
    public enum Verdict {
        VALID, INVALID, UNDETERMINED
    }

    /** What came of one check. */
    public enum Outcome {
        PASSED, FAILED,
        /** It could not be judged. */
        OPEN,
        /** The package has nothing of the kind and need not have. */
        ABSENT
    }

    /**
     * One check.
     *
     * @param check which
     * @param outcome what came of it
     * @param detail what it was about, such as a signer's name; may be empty
     * @param fault why it failed or is open; null if it did not
     */
    public record Line(EvidenceCheck check, Outcome outcome, String detail, @Nullable Fault fault) {}

    /** One failure makes it invalid; nothing failed but something open makes it undetermined. */
    public Verdict verdict() {
        if (lines.stream().anyMatch(line -> line.outcome() == Outcome.FAILED)) {
            return Verdict.INVALID;
        }
        boolean open = lines.size() < EvidenceCheck.values().length
                || lines.stream().anyMatch(line -> line.outcome() == Outcome.OPEN);
        return open ? Verdict.UNDETERMINED : Verdict.VALID;
    }
}
