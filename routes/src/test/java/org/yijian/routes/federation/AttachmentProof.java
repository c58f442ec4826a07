package org.yijian.routes.federation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.security.evidence.EvidenceContents;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.evidence.EvidenceVerifier;
import org.yijian.security.evidence.EvidenceWriter;
import org.yijian.security.evidence.TrustFile;
import org.yijian.security.evidence.TrustedHub;
import org.yijian.security.proof.LogProof;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.KeyPurpose;

/** What an outsider, who trusts a hub's keys and those of its partner, says of evidence of one attachment. */
final class AttachmentProof {

    private final Side side;
    private final Side partner;

    AttachmentProof(Side side, Side partner) {
        this.side = side;
        this.partner = partner;
    }

    /** @param folder for a log that has nothing but the attachment's leaf */
    EvidenceReport of(Attachment attachment, Path folder) throws IOException {
        String origin = "yijian.test/" + side.region;
        NoteSigner notes = NoteSigner.of(origin, side.keys);
        byte[] leaf = side.sql.sql("SELECT content FROM ledger.leaf WHERE id = ?").param(attachment.leafId())
                .query(byte[].class).single();
        TileLog log = TileLog.open(folder, origin, notes, side.clock);
        log.append(List.of(leaf));
        log.publish();
        LogProof proof = new LogProof(0, log.inclusion(0, 1).hashes(), log.checkpointNote());
        byte[] packed = EvidenceWriter.of(side.keys, side.clock)
                .write(EvidenceContents.of(leaf, proof, message(attachment)));
        Instant now = side.clock.instant();
        TrustedHub hub = new TrustedHub(side.hub, "枢纽", "hub", side.keys.anchors().authorities(), origin,
                notes.verifiers(), Map.of(partner.hub, partner.keys.anchors()),
                List.of(side.keys.key(KeyPurpose.TIME).authority()));
        return new EvidenceVerifier(new TrustFile(now, now.plus(Duration.ofDays(1)), List.of(hub), List.of(), 0),
                side.clock).verify(packed);
    }

    private EvidenceContents.Message message(Attachment attachment) throws IOException {
        SealedManifest sealed = side.attachments.sealed(attachment.id()).orElseThrow();
        EvidenceContents.Message message = EvidenceContents.Message.of(sealed.manifest(), sealed.seal(),
                sealed.commitmentKey()).enclosing(new EvidenceContents.Attached(content(attachment)));
        byte[] national = sealed.seal().national();
        return national == null ? message : message.sealedAlso(national);
    }

    private byte @Nullable [] content(Attachment attachment) throws IOException {
        if (attachment.bytes() > EvidenceContents.MOST_ATTACHED_BYTES) {
            return null;
        }
        try (InputStream content = side.attachments.open(attachment)) {
            return content.readAllBytes();
        }
    }
}
