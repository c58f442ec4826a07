package org.yijian.security.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * Checks a package offline against what the reader trusts. Fails closed: whatever is missing, left over, unknown or not
 * understood makes the package invalid; only what the trust file does not cover is left open.
 */
public final class EvidenceVerifier {

    private final TrustFile trust;
    private final Clock clock;

    public EvidenceVerifier(TrustFile trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * What each check found; never throws, whatever the bytes are.
     *
     * @param bytes the container
     */
    public EvidenceReport verify(byte[] bytes) {
        Findings findings = new Findings();
        Instant now = clock.instant();
        findings.check(EvidenceCheck.TRUST, () -> inForce(now));
        Optional<EvidenceContainer> container = findings.check(EvidenceCheck.CONTAINER,
                () -> found(EvidenceContainer.read(bytes)));
        if (container.isEmpty()) {
            notReached(findings, EvidenceCheck.CONTAINER);
            return findings.report();
        }
        PackageChecks whole = new PackageChecks(container.get(), trust, now, findings);
        Optional<PackageChecks.Result> known = whole.run();
        if (known.isEmpty()) {
            notReached(findings, EvidenceCheck.PACKAGE_SIGNATURE);
            return findings.report();
        }
        Optional<LoggedLeaf> leaf = new LogChecks(container.get(), known.get().hub(), trust, findings).run();
        if (leaf.isEmpty()) {
            notReached(findings, EvidenceCheck.TIME);
            return findings.report();
        }
        new MessageChecks(container.get(), known.get(), leaf.get(), findings).run();
        return findings.report();
    }

    private Findings.Found<Instant> inForce(Instant now) {
        if (now.isAfter(trust.expires())) {
            throw new FaultException(SecurityError.EVIDENCE_NOT_COVERED, "> " + trust.expires());
        }
        return new Findings.Found<>(trust.expires(), "≤ " + trust.expires());
    }

    private static Findings.Found<EvidenceContainer> found(EvidenceContainer container) {
        return new Findings.Found<>(container, Integer.toString(container.files().size()));
    }

    private static void notReached(Findings findings, EvidenceCheck last) {
        findings.notReached(Arrays.stream(EvidenceCheck.values()).filter(check -> check.compareTo(last) > 0)
                .toArray(EvidenceCheck[]::new));
    }
}
