package org.yijian.hub.evidence;

import java.util.function.UnaryOperator;

import org.yijian.security.evidence.EvidenceContents;
import org.yijian.security.evidence.EvidenceWriter;

/** Packs what somebody may have. Who may, and the leaf that tells of it, is asked before. */
public final class EvidencePacker {

    private final LoggedProofs proofs;
    private final EvidenceWriter writer;
    private final UnaryOperator<EvidenceContents> revocations;

    /** @param revocations adds what this hub's authorities have revoked as of now: whoever checks later need not ask */
    public EvidencePacker(LoggedProofs proofs, EvidenceWriter writer, UnaryOperator<EvidenceContents> revocations) {
        this.proofs = proofs;
        this.writer = writer;
        this.revocations = revocations;
    }

    LoggedProofs proofs() {
        return proofs;
    }

    /** @param index of the leaf in the log */
    PackagedEvidence at(long index, String name, EvidenceContents.Subject subject) {
        return new PackagedEvidence(name + EvidenceWriter.EXTENSION,
                writer.write(revocations.apply(proofs.contents(index, subject))));
    }

    /** @param leafId of the leaf in the database; waits a little if it is not in the log yet */
    PackagedEvidence of(long leafId, String name, EvidenceContents.Subject subject) {
        return at(proofs.indexOf(leafId), name, subject);
    }
}
