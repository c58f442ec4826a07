package org.yijian.records.ledger.attachment;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.records.RecordError;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.seal.Digests;

/** What happens to attachments in the database and in the log, always both in one transaction of the caller. */
final class AttachmentKeeping {

    private final AttachmentSealer sealer;
    private final Clock clock;

    AttachmentKeeping(AttachmentSealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /** As {@link Attachments#keep} says. */
    Attachment keep(Connection connection, UUID draft, UUID record, Kept kept) {
        Attachment.Description what = kept.description();
        Optional<Attachment> there = AttachmentRows.named(connection, record, what.name());
        if (there.isPresent()) {
            there.get().requireSame(what);
            return there.get().lost() ? restored(connection, there.get(), draft, kept.actor()) : there.get();
        }
        SealedManifest sealed = sealer.seal(draft, record, kept);
        String commitment = Digests.hex(Digests.hmacSha256(sealed.commitmentKey(), sealed.manifest()));
        Instant now = now();
        long leaf = PendingLeaves.add(connection, new Leaf(LeafType.EXCHANGE, kept.actor(), "attach",
                Attachment.leafReference(record, draft), "kept", now, commitment,
                Digests.hex(Digests.sha256(sealed.seal().cms()))));
        if (!AttachmentRows.keep(connection, draft, kept, sealed, leaf, now)) {
            throw new FaultException(RecordError.ATTACHMENT_UNKNOWN, what.name());
        }
        return AttachmentRows.of(connection, draft).orElseThrow();
    }

    private Attachment restored(Connection connection, Attachment lost, UUID draft, String actor) {
        if (!AttachmentRows.restore(connection, lost.id(), draft)) {
            throw new FaultException(RecordError.ATTACHMENT_UNKNOWN, lost.name());
        }
        PendingLeaves.add(connection, leaf(LeafType.EXCHANGE, actor, "restore", lost, "kept"));
        return AttachmentRows.of(connection, lost.id()).orElseThrow();
    }

    /** Tells whether it was there. */
    boolean erase(Connection connection, Attachment attachment, UUID erasure, String actor) {
        boolean there = AttachmentRows.erase(connection, erasure, "id", List.of(attachment.id())) == 1;
        if (there) {
            PendingLeaves.add(connection, leaf(LeafType.DELETE, actor, "erase-attachment", attachment, "erased"));
        }
        return there;
    }

    private Leaf leaf(LeafType type, String actor, String action, Attachment attachment, String decision) {
        return new Leaf(type, actor, action, Attachment.leafReference(attachment.record(), attachment.id()), decision,
                now(), null, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
