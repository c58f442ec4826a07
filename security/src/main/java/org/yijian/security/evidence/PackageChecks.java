package org.yijian.security.evidence;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.evidence.Findings.Found;
import org.yijian.security.seal.CmsVerifier;
import org.yijian.security.seal.Verdict;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.TrustAnchors;

/** Whether the container holds what its hub put in, and nothing else. */
final class PackageChecks {

    /** How far clocks may be apart. */
    static final Duration CLOCKS = Duration.ofMinutes(5);

    private final EvidenceContainer container;
    private final TrustFile trust;
    private final Instant now;
    private final Findings findings;

    /**
     * What the other checks build upon.
     *
     * @param statement what the package says of itself
     * @param hub whose it is
     * @param signer whose signature is on it; empty if that failed
     */
    record Result(EvidenceStatement statement, TrustedHub hub, Optional<X509Certificate> signer) {}

    PackageChecks(EvidenceContainer container, TrustFile trust, Instant now, Findings findings) {
        this.container = container;
        this.trust = trust;
        this.now = now;
        this.findings = findings;
    }

    /** Empty if it is not even known whose package it is. */
    Optional<Result> run() {
        Optional<Map<String, String>> digests = findings.check(EvidenceCheck.MANIFEST, this::manifest);
        if (digests.isPresent()) {
            findings.check(EvidenceCheck.DIGESTS, () -> digests(digests.get()));
        } else {
            findings.notReached(EvidenceCheck.DIGESTS);
        }
        Optional<EvidenceStatement> statement = findings.check(EvidenceCheck.STATEMENT, this::statement);
        if (statement.isEmpty()) {
            findings.notReached(EvidenceCheck.PACKAGE_SIGNATURE);
            return Optional.empty();
        }
        TrustedHub hub = trust.hub(statement.get().origin()).orElseThrow();
        Optional<X509Certificate> signer = findings.check(EvidenceCheck.PACKAGE_SIGNATURE,
                () -> signature(statement.get(), hub));
        return Optional.of(new Result(statement.get(), hub, signer));
    }

    private Found<Map<String, String>> manifest() {
        Map<String, String> digests = PackageManifest.read(container.file(PackageFile.MANIFEST),
                container.files().keySet());
        return new Found<>(digests, Integer.toString(digests.size()));
    }

    private Found<Integer> digests(Map<String, String> expected) {
        expected.forEach((name, digest) -> {
            if (!PackageManifest.digest(container.file(name)).equals(digest)) {
                throw Findings.differs(name);
            }
        });
        return new Found<>(expected.size(), "SHA-256");
    }

    private Found<EvidenceStatement> statement() {
        EvidenceStatement statement = EvidenceStatement.parse(container.file(PackageFile.STATEMENT));
        TrustedHub hub = trust.hub(statement.origin()).orElseThrow(() -> Findings.differs(statement.origin()));
        if (statement.exportedAt().isAfter(now.plus(CLOCKS))) {
            throw Findings.differs("exportedAt " + statement.exportedAt());
        }
        return new Found<>(statement, hub.id() + ", " + statement.exportedAt());
    }

    private Found<X509Certificate> signature(EvidenceStatement statement, TrustedHub hub) {
        return signer(new CmsVerifier().verify(container.file(PackageFile.MANIFEST),
                container.file(PackageFile.SIGNATURE), hub.anchors(), statement.exportedAt()), KeyAlgorithm.ECDSA_P256,
                statement.exportedAt());
    }

    /**
     * The signer of what was verified.
     *
     * @param algorithm the only one that counts here
     * @param by until when it must have been signed, clocks apart
     */
    static Found<X509Certificate> signer(Verdict verdict, KeyAlgorithm algorithm, Instant by) {
        return switch (verdict) {
            case Verdict.Invalid invalid -> throw new FaultException(invalid.fault());
            case Verdict.Valid valid -> {
                if (valid.algorithm() != algorithm || valid.signedAt().isAfter(by.plus(CLOCKS))) {
                    throw Findings.differs(valid.algorithm() + ", " + valid.signedAt());
                }
                yield new Found<>(valid.signer(), valid.signer().getSubjectX500Principal() + ", " + valid.signedAt());
            }
        };
    }

    /** Nobody is trusted for what nobody is named for; a partner hub is for all its sources, {@code hub:510107/health}. */
    static TrustAnchors sender(TrustedHub hub, String source) {
        String partner = source.split("/", 2)[0];
        TrustAnchors anchors = hub.senders().getOrDefault(source, hub.senders().get(partner));
        if (anchors == null) {
            throw new FaultException(SecurityError.EVIDENCE_NOT_COVERED, source);
        }
        return anchors;
    }
}
