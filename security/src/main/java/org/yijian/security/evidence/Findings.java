package org.yijian.security.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.evidence.EvidenceReport.Line;
import org.yijian.security.evidence.EvidenceReport.Outcome;

/** Collects what the checks find. Whatever a check throws is a failure of the package, never of the verifier. */
final class Findings {

    private final List<Line> lines = new ArrayList<>();

    /**
     * What a check found out.
     *
     * @param value what later checks build upon
     * @param detail for the report
     */
    record Found<T>(T value, String detail) {}

    <T> Optional<T> check(EvidenceCheck check, Supplier<Found<T>> task) {
        try {
            Found<T> found = task.get();
            lines.add(new Line(check, Outcome.PASSED, found.detail(), null));
            return Optional.of(found.value());
        } catch (FaultException e) {
            boolean open = e.fault().code() == SecurityError.EVIDENCE_NOT_COVERED;
            lines.add(new Line(check, open ? Outcome.OPEN : Outcome.FAILED, "", e.fault()));
        } catch (RuntimeException e) { // bytes that a library did not expect: not ours, whatever they are
            lines.add(new Line(check, Outcome.FAILED, "",
                    Fault.of(SecurityError.EVIDENCE_DIFFERS, e.getClass().getSimpleName())));
        }
        return Optional.empty();
    }

    /** The package has nothing to check here, and need not have. */
    void absent(EvidenceCheck check) {
        lines.add(new Line(check, Outcome.ABSENT, "", null));
    }

    /** What it would build upon failed before. */
    void notReached(EvidenceCheck... checks) {
        for (EvidenceCheck check : checks) {
            lines.add(new Line(check, Outcome.OPEN, "", null));
        }
    }

    EvidenceReport report() {
        return new EvidenceReport(lines);
    }

    static FaultException differs(String what) {
        return new FaultException(SecurityError.EVIDENCE_DIFFERS, what);
    }
}
