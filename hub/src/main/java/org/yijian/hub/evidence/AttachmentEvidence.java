package org.yijian.hub.evidence;

import java.util.Optional;
import java.util.UUID;

import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.attachment.AuditedAttachments;
import org.yijian.hub.attachment.AuditedAttachments.Provable;
import org.yijian.hub.attachment.AuditedAttachments.Request;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.security.error.FaultException;
import org.yijian.security.evidence.EvidenceContents;

/** Evidence of attachments, for whoever may open them. */
public final class AttachmentEvidence {

    private final AuditedAttachments attachments;
    private final EvidencePacker packer;

    public AttachmentEvidence(AuditedAttachments attachments, EvidencePacker packer) {
        this.attachments = attachments;
        this.packer = packer;
    }

    /**
     * Of the attachment of this name; of an erased one, under the name that is left, its leaf alone.
     *
     * @throws org.yijian.security.error.FaultException as {@link AuditedAttachments#open} does
     */
    public PackagedEvidence named(Request request, String name) {
        return packaged(attachments.provable(request, name));
    }

    /** The same by id; empty if there is none. */
    Optional<PackagedEvidence> withId(UUID record, UUID id, Account account, StatedPurpose purpose) {
        return attachments.provable(new Request(record, account, purpose), id).map(this::packaged);
    }

    private PackagedEvidence packaged(Provable found) {
        long index = packer.proofs().indexOf(found.attachment().leafId());
        boolean signed = LeafSubject.of(packer.proofs().leaf(index)).sealed();
        return packer.at(index, "attachment-" + found.attachment().id(), subject(found, signed));
    }

    /** @param signed whether the leaf tells of a seal; before seals were kept only those of partners did */
    private static EvidenceContents.Subject subject(Provable found, boolean signed) {
        SealedManifest sealed = found.sealed();
        if (sealed == null && !signed) {
            return new EvidenceContents.LeafOnly();
        }
        if (sealed == null) {
            if (found.attachment().there()) {
                throw new FaultException(HubError.NOT_FOUND);
            }
            return new EvidenceContents.Erased();
        }
        EvidenceContents.Message message = EvidenceContents.Message.of(sealed.manifest(), sealed.seal(),
                sealed.commitmentKey()).enclosing(new EvidenceContents.Attached(found.content()));
        byte[] national = sealed.seal().national();
        return national == null ? message : message.sealedAlso(national);
    }
}
