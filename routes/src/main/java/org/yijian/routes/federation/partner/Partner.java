package org.yijian.routes.federation.partner;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.yijian.security.partner.TrustDocumentFile;

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
 */
public record Partner(String hub, PartnerState state, TrustDocumentFile.@Nullable Read trust,
        @Nullable Proposal proposal, @Nullable String note, String changedBy, Instant changedAt) {

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
