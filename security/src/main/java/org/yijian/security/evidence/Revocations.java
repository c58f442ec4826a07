package org.yijian.security.evidence;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.yijian.security.error.FaultException;
import org.yijian.security.evidence.Findings.Found;
import org.yijian.security.trust.OcspAnswer;
import org.yijian.security.trust.RevocationList;
import org.yijian.security.trust.RevocationStatement;

/** What the hub's authorities had revoked when the package was made: lists (RFC 5280, 5) and answers (RFC 6960). */
final class Revocations {

    private final TrustedHub hub;
    private final Map<X509Certificate, Instant> signers;
    private final Instant exportedAt;

    /**
     * @param signers signers by when they signed
     * @param exportedAt when the package was made
     */
    Revocations(TrustedHub hub, Map<X509Certificate, Instant> signers, Instant exportedAt) {
        this.hub = hub;
        this.signers = signers;
        this.exportedAt = exportedAt;
    }

    /**
     * Every list and every answer must be by an authority of the hub, and none may name a signer from before it signed. An
     * answer must have stood when the package was made, and must say of every signer that this authority certified that it
     * counts, or until when it did.
     *
     * @param lists DER
     * @param answers DER
     */
    Found<Integer> check(List<byte[]> lists, List<byte[]> answers) {
        lists.forEach(each -> judge(byAuthority(authority -> RevocationList.read(each, authority), "crl")));
        answers.forEach(this::answer);
        int all = lists.size() + answers.size();
        return new Found<>(all, lists.size() + " CRL, " + answers.size() + " OCSP");
    }

    private void answer(byte[] encoded) {
        OcspAnswer answer = byAuthority(authority -> OcspAnswer.read(encoded, authority), "ocsp");
        if (!answer.standsAt(exportedAt)) {
            throw Findings.differs("ocsp " + answer.thisUpdate() + " – " + answer.nextUpdate());
        }
        for (X509Certificate signer : signers.keySet()) {
            if (answer.issued(signer) && answer.status(signer) == OcspAnswer.Status.UNKNOWN) {
                throw Findings.differs("ocsp: unknown " + signer.getSubjectX500Principal());
            }
        }
        judge(answer);
    }

    private void judge(RevocationStatement statement) {
        signers.forEach((signer, at) -> {
            if (statement.revokedAt(signer).filter(from -> !from.isAfter(at)).isPresent()) {
                throw Findings.differs("revoked " + signer.getSubjectX500Principal());
            }
        });
    }

    private <T> T byAuthority(Function<X509Certificate, T> reading, String what) {
        return hub.authorities().stream().flatMap(authority -> read(reading, authority).stream()).findFirst()
                .orElseThrow(() -> Findings.differs(what));
    }

    private static <T> Optional<T> read(Function<X509Certificate, T> reading, X509Certificate authority) {
        try {
            return Optional.of(reading.apply(authority));
        } catch (FaultException another) {
            return Optional.empty();
        }
    }
}
