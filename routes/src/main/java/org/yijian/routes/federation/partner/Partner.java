package org.yijian.routes.federation.partner;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.partner.TrustDocumentFile;
import org.yijian.security.trust.TrustAnchors;

/**
 * A partner hub.
 *
 * @param hub its id
 * @param state where its introduction stands
 * @param trust the trust document that counts; null before the first approval
 * @param proposal one that waits for approval; null if none does
 * @param note why it is in this state; null if there is nothing to say
 * @param changedBy who changed the state last
 * @param changedAt when
 * @param revocations what is known of its revoked certificates
 * @param refuseAt from when on that is too old
 */
public record Partner(String hub, PartnerState state, TrustDocumentFile.@Nullable Read trust,
        @Nullable Proposal proposal, @Nullable String note, String changedBy, Instant changedAt,
        KnownRevocations revocations, Instant refuseAt) {

    /**
     * A trust document that waits for its approvals.
     *
     * @param trust the document
     * @param proposedBy who brought it
     * @param approvedBy who compared its code first; null if nobody did
     */
    public record Proposal(TrustDocumentFile.Read trust, String proposedBy, @Nullable String approvedBy) {}

    /** Whether messages may pass: approved, and its trust document still counts. */
    public boolean activeAt(Instant time) {
        return state == PartnerState.ACTIVE && trust != null && !trust.document().expiredAt(time);
    }

    /**
     * Whose signatures count as its now.
     *
     * @throws FaultException {@link SecurityError#REVOCATION_UNKNOWN} if what is known of revoked certificates is too old
     */
    public TrustAnchors anchors(Instant now) {
        if (now.isAfter(refuseAt)) {
            throw new FaultException(SecurityError.REVOCATION_UNKNOWN, hub, revocations.asOf());
        }
        return trusted().document().anchors().less(revocations.statements());
    }

    /** Whether it shows this certificate on connections, and may. */
    public boolean shows(X509Certificate certificate, Instant now) {
        return trusted().document().tlsCertificates().stream().anyMatch(known -> same(known, certificate))
                && !trusted().document().anchors().less(revocations.statements()).revoked(certificate, now);
    }

    private static boolean same(X509Certificate one, X509Certificate other) {
        try {
            return Arrays.equals(one.getEncoded(), other.getEncoded());
        } catch (CertificateEncodingException e) {
            return false;
        }
    }

    /** The document that counts. */
    public TrustDocumentFile.Read trusted() {
        if (trust == null) {
            throw new IllegalStateException(hub + " has no trust document yet");
        }
        return trust;
    }

    /** Its name as far as it is known, else its id. */
    public String label() {
        if (trust != null) {
            return trust.document().name();
        }
        return proposal == null ? hub : proposal.trust().document().name();
    }
}
