package org.yijian.records.ledger.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.records.RecordError;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.FieldEncryption;
import org.yijian.security.privacy.StreamEncryption;
import org.yijian.security.seal.CmsSealer;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.KeyRing;

/**
 * The attachments of this hub's records. Who may see a record is asked before: here everything is answered. Safe for many
 * threads.
 */
public final class Attachments {

    /** How much room stays on the disk whatever is attached. */
    private static final long RESERVE = 512L << 20;
    private static final Duration FORGOTTEN = Duration.ofDays(40);

    private final Transactions transactions;
    private final PieceFolder folder;
    private final FieldEncryption wrapping;
    private final StreamEncryption encryption;
    private final AttachmentKeeping keeping;
    private final Limits limits;
    private final Clock clock;

    /**
     * What may be attached.
     *
     * @param largest length of one attachment in bytes
     * @param pieceBytes length of a piece
     */
    public record Limits(long largest, int pieceBytes) {

        /** The largest piece that is taken from a partner. */
        public static final int MOST_PIECE_BYTES = 32 << 20;
        /** What is normal: 2 GiB, in pieces of 8 MiB. */
        public static final Limits STANDARD = new Limits(2L << 30, 8 << 20);
    }

    /**
     * @param root folder of the pieces, made when it is first needed
     * @param keys wrap the attachments' keys, seal what is attached here, and say under which profile they are encrypted
     */
    public Attachments(Transactions transactions, Path root, KeyRing keys, Limits limits, Clock clock) {
        this.transactions = transactions;
        this.folder = new PieceFolder(root);
        this.wrapping = FieldEncryption.of(keys);
        this.encryption = StreamEncryption.of(keys);
        this.keeping = new AttachmentKeeping(new AttachmentSealer(CmsSealer.of(keys, clock)), clock);
        this.limits = limits;
        this.clock = clock;
    }

    public Limits limits() {
        return limits;
    }

    /**
     * Attaches what a stream gives, durable when this returns.
     *
     * @param declared length in bytes as declared; negative if nobody says
     * @return the attachment; the same as before if it was attached before
     * @throws FaultException {@link RecordError#ATTACHMENT_TOO_LARGE}, {@link RecordError#ATTACHMENT_EMPTY},
     *         {@link RecordError#ATTACHMENT_NAME}, {@link RecordError#ATTACHMENT_OTHER},
     *         {@link RecordError#ATTACHMENT_NO_ROOM}, {@link RecordError#ATTACHMENT_CUT}
     */
    public Attachment attach(UUID record, String name, String mediaType, long declared, InputStream content,
            String actor) {
        String kept = AttachmentName.required(name);
        String type = AttachmentName.mediaType(mediaType);
        requireRoom(declared);
        AttachmentDraft draft = begin(record, limits.pieceBytes());
        boolean whole = false;
        try {
            fill(draft, content, declared);
            Digests digests = draft.digests();
            Attachment attachment = transactions.call("keep an attachment", connection -> keep(connection, draft.id(),
                    record, new Kept(Attachment.Description.of(kept, type, digests), actor, null)));
            whole = attachment.keptAs().equals(draft.id());
            return attachment;
        } finally {
            if (!whole) {
                drop(draft.id());
            }
        }
    }

    private void fill(AttachmentDraft draft, InputStream content, long declared) {
        while (draft.add(content) == draft.pieceBytes()) {
            requireLength(draft.bytes());
            requireRoom(draft.pieceBytes());
        }
        requireLength(draft.bytes());
        if (draft.bytes() == 0) {
            throw new FaultException(RecordError.ATTACHMENT_EMPTY);
        }
        if (declared >= 0 && declared != draft.bytes()) {
            throw new FaultException(RecordError.ATTACHMENT_CUT);
        }
    }

    /**
     * Refuses what is too large for this hub or for its disk.
     *
     * @param bytes length; negative if nobody knows
     */
    public void requireRoom(long bytes) {
        requireLength(bytes);
        try {
            if (folder.room() < Math.max(0, bytes) + RESERVE) {
                throw new FaultException(RecordError.ATTACHMENT_NO_ROOM, Math.max(0, bytes));
            }
        } catch (IOException e) {
            throw new FaultException(Fault.of(RecordError.ATTACHMENT_STORE, String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Refuses what is too large for this hub.
     *
     * @param bytes length; negative if nobody knows
     */
    public void requireLength(long bytes) {
        if (bytes > limits.largest()) {
            throw new FaultException(RecordError.ATTACHMENT_TOO_LARGE, limits.largest());
        }
    }

    /** Begins one that may be resumed. */
    public AttachmentDraft begin(UUID record, int pieceBytes) {
        UUID id = UUID.randomUUID();
        byte[] key = AttachmentSealer.key();
        transactions.call("begin an attachment", connection -> {
            AttachmentRows.begin(connection, new AttachmentRows.Draft(id, record, pieceBytes,
                    wrapping.encrypt(key, associated(id))), now());
            return true;
        });
        return new AttachmentDraft(id, record, pieceBytes, sealed(id, key));
    }

    /** Goes on with one; empty if there is none, or it was finished. */
    public Optional<AttachmentDraft> resume(UUID id) {
        return transactions.call("read a draft", connection -> AttachmentRows.draft(connection, id)).map(row -> {
            AttachmentDraft draft = new AttachmentDraft(id, row.record(), row.pieceBytes(),
                    sealed(id, wrapping.decrypt(row.wrapped(), associated(id))));
            try {
                draft.takeUp();
            } catch (IOException e) {
                throw new FaultException(Fault.of(RecordError.ATTACHMENT_STORE, String.valueOf(e.getMessage())), e);
            }
            return draft;
        });
    }

    /**
     * Makes an attachment of a draft, with its leaf, in the transaction of the caller; or gives the one that is there
     * already, and then the draft is left to be dropped; or gives one that is lost its bytes back.
     *
     * @throws FaultException {@link RecordError#ATTACHMENT_OTHER} if something else has its name,
     *         {@link RecordError#ATTACHMENT_UNKNOWN} if the draft is gone
     */
    public Attachment keep(Connection connection, UUID draft, UUID record, Kept kept) {
        return keeping.keep(connection, draft, record, kept);
    }

    /** Reads attachments again, to find what is lost. */
    public AttachmentCheck check() {
        return new AttachmentCheck(transactions, this, clock);
    }

    /** Drops a draft with its pieces; there may be none. */
    public void drop(UUID draft) {
        transactions.call("drop a draft", connection -> {
            AttachmentRows.drop(connection, draft);
            return true;
        });
        folder.remove(draft);
    }

    /** Those of a record, the oldest first; of erased ones what is left of them. */
    public List<Attachment> of(UUID record) {
        return transactions.call("list attachments", connection -> AttachmentRows.all(connection, record));
    }

    /** The one of this name, if it is still there. */
    public Optional<Attachment> named(UUID record, String name) {
        return transactions.call("read an attachment", connection -> AttachmentRows.named(connection, record, name))
                .filter(Attachment::there);
    }

    /** The one with this id, if it is still there. */
    public Optional<Attachment> withId(UUID id) {
        return known(id).filter(Attachment::there);
    }

    /** The one with this id; of an erased one what is left of it. */
    public Optional<Attachment> known(UUID id) {
        return transactions.call("read an attachment", connection -> AttachmentRows.of(connection, id));
    }

    /** What was signed of it, and committed to in its leaf; empty if it was erased, or kept before that was kept. */
    public Optional<SealedManifest> sealed(UUID id) {
        return transactions.call("read what was signed of an attachment",
                connection -> AttachmentRows.sealed(connection, id));
    }

    /**
     * What an attachment holds, as a stream. Reading throws if something is missing or was changed.
     *
     * @throws FaultException {@link RecordError#ATTACHMENT_UNKNOWN} if it was erased,
     *         {@link RecordError#ATTACHMENT_STORE} if its pieces are not there
     */
    public InputStream open(Attachment attachment) {
        try {
            return sealed(attachment).openAll(attachment.pieces());
        } catch (IOException e) {
            throw new FaultException(Fault.of(RecordError.ATTACHMENT_STORE, String.valueOf(e.getMessage())), e);
        }
    }

    /** The same for one piece. */
    public InputStream piece(Attachment attachment, int number) {
        try {
            return sealed(attachment).open(number);
        } catch (IOException e) {
            throw new FaultException(Fault.of(RecordError.ATTACHMENT_STORE, String.valueOf(e.getMessage())), e);
        }
    }

    private SealedPieces sealed(Attachment attachment) {
        return transactions.call("read an attachment's key", connection -> {
            byte[] wrapped = AttachmentRows.wrapped(connection, attachment.id())
                    .orElseThrow(() -> new FaultException(RecordError.ATTACHMENT_UNKNOWN, attachment.name()));
            return sealed(attachment.keptAs(), wrapping.decrypt(wrapped, associated(attachment.keptAs())));
        });
    }

    private SealedPieces sealed(UUID id, byte[] key) {
        return new SealedPieces(folder, id, encryption.with(key));
    }

    /** Removes pieces that were erased, left over, or forgotten by whoever sent them. */
    public void sweep() {
        transactions.call("drop forgotten drafts",
                connection -> AttachmentRows.dropOlder(connection, now().minus(FORGOTTEN)));
        List<UUID> onDisk = folder.all();
        if (!onDisk.isEmpty()) {
            transactions.call("look attachments up", connection -> AttachmentRows.gone(connection, onDisk))
                    .forEach(folder::remove);
        }
    }

    /**
     * Destroys one because the hub that it came from did, with a leaf.
     *
     * @param erasure what says so
     * @param actor the partner hub
     */
    public void erase(Attachment attachment, UUID erasure, String actor) {
        transactions.call("destroy an attachment", connection -> keeping.erase(connection, attachment, erasure, actor));
        folder.remove(attachment.keptAs());
    }

    /** Destroys the attachments of records, in the transaction of their erasure; {@link #sweep} removes the pieces. */
    public static void erase(Connection connection, UUID erasure, List<UUID> records) {
        Query.of(connection, "DELETE FROM ledger.attachment_draft WHERE record_id = ANY(?::uuid[])", records).update();
        AttachmentRows.erase(connection, erasure, "record_id", records);
    }

    /** The same for one. */
    public static void eraseOne(Connection connection, UUID erasure, UUID attachment) {
        AttachmentRows.erase(connection, erasure, "id", List.of(attachment));
    }

    private static byte[] associated(UUID id) {
        return ("attachment_key|" + id).getBytes(StandardCharsets.US_ASCII);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
