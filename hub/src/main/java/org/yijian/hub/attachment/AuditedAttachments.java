package org.yijian.hub.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.routes.federation.feed.FeedRule;
import org.yijian.security.access.Permission;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.evidence.EvidenceContents;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Attachments as people get and bring them. Whoever may see the record may see them; those of a record with personal fields
 * only who may read these. What is opened is in the log before, what is refused too.
 */
public final class AuditedAttachments implements RecordAttachments {

    private final Attachments attachments;
    private final LedgerReader reader;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    public AuditedAttachments(Attachments attachments, LedgerReader reader, Evidence evidence, KeyedHash hash,
            Clock clock) {
        this.attachments = attachments;
        this.reader = reader;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /** Who wants to do what with which record, and why. */
    public record Request(UUID record, Account account, StatedPurpose purpose) {}

    /**
     * A file that is brought.
     *
     * @param name what it is to be called
     * @param mediaType as declared
     * @param length in bytes as declared; negative if nobody says
     * @param content the file, read once
     */
    public record Brought(String name, String mediaType, long length, InputStream content) {}

    /**
     * An attachment of which there may be evidence.
     *
     * @param sealed what was signed of it; null if it was erased, or kept before that was kept
     * @param content the file; null if it is too large for a package, or gone
     */
    public record Provable(Attachment attachment, @Nullable SealedManifest sealed, byte @Nullable [] content) {

        @Override
        public String toString() {
            return "Provable[" + attachment + "]";
        }
    }

    /** An attachment that may be read. */
    public record Opened(Attachment attachment, InputStream content) {}

    /**
     * Attaches a file; its leaf is durable with it.
     *
     * @return the attachment, also if it was attached before
     * @throws FaultException {@link HubError#NOT_FOUND} if the record is not there or may not be seen,
     *         {@link RecordError#ATTACHMENT_FOREIGN}, and as {@link Attachments#attach} does
     */
    public Attachment attach(Request request, Brought brought) {
        StoredRecord record = permitted(request, "attach", Permission.ATTACH)
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        if (record.record().source().startsWith(FeedRule.FOREIGN)) {
            throw new FaultException(RecordError.ATTACHMENT_FOREIGN);
        }
        return attachments.attach(request.record(), brought.name(), brought.mediaType(), brought.length(),
                brought.content(), request.account().name());
    }

    /** The attachments of a record that may be seen; empty if it may not. */
    public Optional<List<Attachment>> of(Request request) {
        Optional<StoredRecord> record = permitted(request, "view-attachments", Permission.VIEW);
        if (record.isEmpty()) {
            return Optional.empty();
        }
        tell(LeafType.VIEW, request, "view-attachments", "", "allowed");
        return Optional.of(attachments.of(request.record()));
    }

    @Override
    public List<Attachment> beside(UUID record) {
        return attachments.of(record);
    }

    /**
     * Opens one.
     *
     * @throws FaultException {@link HubError#NOT_FOUND}, {@link HubError#PURPOSE_MISSING},
     *         {@link RecordError#ATTACHMENT_UNKNOWN}
     */
    public Opened open(Request request, String name) {
        if (permitted(request, "download", Permission.VIEW).isEmpty()) {
            throw new FaultException(HubError.NOT_FOUND);
        }
        Attachment found = attachments.named(request.record(), name)
                .orElseThrow(() -> new FaultException(RecordError.ATTACHMENT_UNKNOWN, name));
        tell(LeafType.EXPORT, request, "download", "&attachment=" + found.id(), "allowed");
        return new Opened(found, attachments.open(found));
    }

    /**
     * What evidence of one is made of.
     *
     * @param name its name; of an erased one what is left of that
     * @throws FaultException as {@link #open} does
     */
    public Provable provable(Request request, String name) {
        return provable(request, each -> each.name().equals(name))
                .orElseThrow(() -> new FaultException(RecordError.ATTACHMENT_UNKNOWN, name));
    }

    /** The same by id; empty if the record has none such. */
    public Optional<Provable> provable(Request request, UUID id) {
        return provable(request, each -> each.id().equals(id));
    }

    private Optional<Provable> provable(Request request, Predicate<Attachment> wanted) {
        if (permitted(request, "export", Permission.VIEW).isEmpty()) {
            throw new FaultException(HubError.NOT_FOUND);
        }
        Optional<Attachment> found = attachments.of(request.record()).stream().filter(wanted).findFirst();
        found.ifPresent(each -> tell(LeafType.EXPORT, request, "export", "&attachment=" + each.id(), "allowed"));
        return found.map(this::provable);
    }

    private Provable provable(Attachment attachment) {
        SealedManifest sealed = attachments.sealed(attachment.id()).orElse(null);
        return new Provable(attachment, sealed, sealed == null ? null : enclosed(attachment));
    }

    private byte @Nullable [] enclosed(Attachment attachment) {
        if (attachment.bytes() > EvidenceContents.MOST_ATTACHED_BYTES) {
            return null;
        }
        try (InputStream content = attachments.open(attachment)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new FaultException(Fault.of(RecordError.ATTACHMENT_STORE, String.valueOf(e.getMessage())), e);
        }
    }

    private Optional<StoredRecord> permitted(Request request, String action, Permission permission) {
        Optional<StoredRecord> record = reader.record(request.record(), request.account().scope());
        boolean purposeMissing = record.filter(StatedPurpose::neededFor).isPresent() && !request.purpose().stated();
        boolean personal = record.filter(found -> !found.commitments().isEmpty()).isPresent()
                && !request.account().may(Permission.READ_PERSONAL_FIELDS);
        if (record.isPresent() && !purposeMissing && !personal && request.account().may(permission)) {
            return record;
        }
        tell(LeafType.EXPORT, request, action, "", purposeMissing ? "refused:no-purpose" : "refused");
        if (purposeMissing) {
            request.purpose().require();
        }
        if (record.isPresent()) {
            throw new FaultException(HubError.NOT_PERMITTED);
        }
        return Optional.empty();
    }

    private void tell(LeafType type, Request request, String action, String more, String decision) {
        String said = request.purpose().inLeaf('&', hash) + more;
        evidence.append(new Leaf(type, request.account().name(), action,
                "record/" + request.record() + (said.isEmpty() ? "" : "?" + said.substring(1)), decision,
                clock.instant(), null, null));
    }
}
