package org.yijian.hub.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.SealedParts;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;
import org.yijian.security.evidence.EvidenceContents;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Evidence as people get it: only of what the account may see, logged before it is handed out. */
public final class EvidenceExport {

    private final LedgerReader reader;
    private final SealedParts parts;
    private final EvidencePacker packer;
    private final AttachmentEvidence attachments;
    private final Function<UUID, Optional<Instant>> erased;
    private final Evidence audit;
    private final KeyedHash hash;
    private final Clock clock;

    /**
     * @param attachments hands out evidence of attachments
     * @param erased when the personal fields of a record were erased; empty if they were not
     */
    public EvidenceExport(LedgerReader reader, SealedParts parts, EvidencePacker packer,
            AttachmentEvidence attachments, Function<UUID, Optional<Instant>> erased, Evidence audit,
            KeyedHash hash, Clock clock) {
        this.reader = reader;
        this.parts = parts;
        this.packer = packer;
        this.attachments = attachments;
        this.erased = erased;
        this.audit = audit;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Of one revision of a record.
     *
     * @param revision its number; null for the current one
     * @return empty if there is none that the account may see; of personal fields it holds commitments only
     * @throws FaultException {@link org.yijian.hub.HubError#PURPOSE_MISSING} if it is about a person and no purpose was
     *         said
     */
    public Optional<PackagedEvidence> record(UUID id, @Nullable Integer revision, Account account,
            StatedPurpose purpose) {
        Optional<StoredRecord> found = stored(id, revision, account);
        if (found.filter(StatedPurpose::neededFor).isPresent()) {
            purpose.require();
        }
        return logged("record/" + id + purpose.inLeaf('?', hash), account, () -> found.map(stored -> {
            byte[] json = stored.content();
            return packaged("record-" + id + "-" + stored.revision(), stored.exchangeId(), stored.part(), json,
                    erased.apply(id).orElse(null));
        }));
    }

    private Optional<StoredRecord> stored(UUID id, @Nullable Integer revision, Account account) {
        return revision == null
                ? reader.record(id, account.scope())
                : reader.revisions(id, account.scope()).stream().filter(each -> each.revision() == revision)
                        .findFirst();
    }

    /**
     * Of one part of an exchange.
     *
     * @param part its number; null for the first
     * @return empty if there is none that the account may see
     */
    public Optional<PackagedEvidence> exchange(UUID id, @Nullable Integer part, Account account) {
        return logged("exchange/" + id, account, () -> visible(id, part, account)
                .map(number -> packaged("exchange-" + id + "-" + number, id, number, null, null)));
    }

    private Optional<Integer> visible(UUID id, @Nullable Integer part, Account account) {
        List<Integer> numbers = reader.exchange(id, account.scope()).isPresent() ? parts.numbers(id) : List.of();
        return numbers.stream().filter(number -> part == null || part.equals(number)).findFirst();
    }

    /**
     * Of a leaf that tells of a search, a view, a sign-in, a change: one's own, or any for those who read the log. A leaf of
     * a message comes with the message, for those who may see that; one of an attachment with that.
     *
     * @param purpose needed for an attachment of a record about a person
     * @return empty if there is none that the account may see
     */
    public Optional<PackagedEvidence> leaf(long index, Account account, StatedPurpose purpose) {
        LoggedProofs proofs = packer.proofs();
        if (!proofs.covers(index)) {
            return Optional.empty();
        }
        LeafSubject leaf = LeafSubject.of(proofs.leaf(index));
        if (leaf.part() != null) {
            return account.may(Permission.SEE_EXCHANGES)
                    ? exchange(leaf.part().exchange(), leaf.part().number(), account)
                    : Optional.empty();
        }
        if (leaf.attached() != null && account.may(Permission.VIEW)) {
            return attachments.withId(leaf.attached().record(), leaf.attached().id(), account, purpose);
        }
        boolean may = !leaf.sealed() && (account.may(Permission.READ_LOG) || leaf.actor().equals(account.name()));
        return logged("log/" + index, account, () -> may
                ? Optional.of(packer.at(index, "log-" + index, new EvidenceContents.LeafOnly()))
                : Optional.empty());
    }

    private PackagedEvidence packaged(String name, UUID exchange, int number, byte @Nullable [] record,
            @Nullable Instant erasedAt) {
        SealedParts.SealedPart part = parts.part(exchange, number).orElseThrow();
        return packer.of(part.leafId(), name, subject(part, record, erasedAt));
    }

    private static EvidenceContents.Subject subject(SealedParts.SealedPart part, byte @Nullable [] record,
            @Nullable Instant erasedAt) {
        SealedManifest sealed = part.sealed();
        if (sealed == null) {
            return part.part() == SealedParts.WHOLE
                    ? new EvidenceContents.LeafOnly()
                    : new EvidenceContents.Erased();
        }
        EvidenceContents.Message message = EvidenceContents.Message.of(sealed.manifest(), sealed.seal(),
                sealed.commitmentKey());
        byte[] national = sealed.seal().national();
        if (national != null) {
            message = message.sealedAlso(national);
        }
        if (record == null) {
            return message;
        }
        EvidenceContents.Entry entry = EvidenceContents.Entry.of(sealed.manifest(), record);
        return message.about(erasedAt == null ? entry : entry.erased(erasedAt));
    }

    /** Nothing leaves the house before the log says so. */
    private Optional<PackagedEvidence> logged(String object, Account account,
            Supplier<Optional<PackagedEvidence>> task) {
        Optional<PackagedEvidence> made = task.get();
        audit.append(new Leaf(LeafType.EXPORT, account.name(), "export", object,
                made.isPresent() ? "allowed" : "refused", clock.instant(), null, null));
        return made;
    }
}
