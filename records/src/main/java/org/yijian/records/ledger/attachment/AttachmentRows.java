package org.yijian.records.ledger.attachment;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.database.Query;
import org.yijian.security.seal.Seal;

/** Attachments and drafts in the database. */
final class AttachmentRows {

    private static final String SELECT = """
            SELECT id, record_id, name, media_type, bytes, piece_bytes, sha256, sm3, attached_by, attached_at, leaf_id,
                erasure, coalesce(pieces, id), lost_at IS NOT NULL FROM ledger.attachment""";

    private AttachmentRows() {
    }

    /**
     * A draft's row.
     *
     * @param wrapped its key, wrapped by the hub's
     */
    record Draft(UUID id, UUID record, int pieceBytes, byte[] wrapped) {}

    static void begin(Connection connection, Draft draft, Instant now) {
        Query.of(connection, """
                INSERT INTO ledger.attachment_draft (id, record_id, piece_bytes, wrapped, begun_at)
                VALUES (?, ?, ?, ?, ?)""", draft.id(), draft.record(), draft.pieceBytes(), draft.wrapped(), now)
                .update();
    }

    static Optional<Draft> draft(Connection connection, UUID id) {
        return Query.of(connection,
                "SELECT id, record_id, piece_bytes, wrapped FROM ledger.attachment_draft WHERE id = ?", id)
                .first(row -> new Draft(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3),
                        row.getBytes(4)));
    }

    static void drop(Connection connection, UUID draft) {
        Query.of(connection, "DELETE FROM ledger.attachment_draft WHERE id = ?", draft).update();
    }

    /** Drafts that nobody has finished for so long that nobody will. */
    static int dropOlder(Connection connection, Instant than) {
        return Query.of(connection, "DELETE FROM ledger.attachment_draft WHERE begun_at < ?", than).update();
    }

    /** The draft becomes an attachment with the same id, key and pieces; false if it is gone. */
    static boolean keep(Connection connection, UUID draft, Kept kept, SealedManifest sealed, long leaf,
            Instant now) {
        Attachment.Description what = kept.description();
        Seal seal = sealed.seal();
        int added = Query.of(connection,
                """
                        INSERT INTO ledger.attachment (id, record_id, name, media_type, bytes, piece_bytes, sha256, sm3, wrapped,
                            commitment_key, attached_by, attached_at, leaf_id, message, message_cms, message_national, attestation)
                        SELECT id, record_id, ?, ?, ?, piece_bytes, ?, ?, wrapped, ?, ?, ?, ?, ?, ?, ?, ?
                        FROM ledger.attachment_draft WHERE id = ?""",
                what.name(), what.mediaType(), what.bytes(),
                HexFormat.of().parseHex(what.sha256()), HexFormat.of().parseHex(what.sm3()), sealed.commitmentKey(),
                kept.actor(), now, leaf, sealed.manifest(), seal.cms(), seal.national(), seal.attestation().name(),
                draft).update();
        drop(connection, draft);
        return added == 1;
    }

    static Optional<Attachment> named(Connection connection, UUID record, String name) {
        return Query.of(connection, SELECT + " WHERE record_id = ? AND name = ?", record, name)
                .first(AttachmentRows::read);
    }

    static Optional<Attachment> of(Connection connection, UUID id) {
        return Query.of(connection, SELECT + " WHERE id = ?", id).first(AttachmentRows::read);
    }

    static List<Attachment> all(Connection connection, UUID record) {
        return Query.of(connection, SELECT + " WHERE record_id = ? ORDER BY attached_at, id", record)
                .list(AttachmentRows::read);
    }

    /** What was signed of it; empty if it was erased, or kept before that was kept with its seal. */
    static Optional<SealedManifest> sealed(Connection connection, UUID id) {
        return Query.of(connection, """
                SELECT message, message_cms, message_national, attestation, commitment_key FROM ledger.attachment
                WHERE id = ? AND attestation IS NOT NULL AND wrapped IS NOT NULL""", id)
                .first(row -> new SealedManifest(row.getBytes(1), new Seal(row.getBytes(2),
                        Seal.Attestation.valueOf(row.getString(4)), row.getBytes(3)), row.getBytes(5)));
    }

    /** Those that are there and were not read for the longest time. */
    static List<Attachment> leastRead(Connection connection, int most) {
        return Query.of(connection,
                SELECT + " WHERE wrapped IS NOT NULL ORDER BY checked_at NULLS FIRST, attached_at, id LIMIT ?", most)
                .list(AttachmentRows::read);
    }

    static List<Attachment> lost(Connection connection) {
        return Query.of(connection,
                SELECT + " WHERE wrapped IS NOT NULL AND lost_at IS NOT NULL ORDER BY lost_at, id")
                .list(AttachmentRows::read);
    }

    /** Notes that it was read, unless it was brought anew meanwhile. */
    static void read(Connection connection, Attachment attachment, boolean sound, Instant now) {
        Query.of(connection, """
                UPDATE ledger.attachment SET checked_at = ?,
                    lost_at = CASE WHEN ? THEN NULL ELSE coalesce(lost_at, ?) END
                WHERE id = ? AND coalesce(pieces, id) = ?""", now, sound, now, attachment.id(), attachment.keptAs())
                .update();
    }

    /** The pieces and the key of a draft take the place of those that are lost; false if the draft is gone. */
    static boolean restore(Connection connection, UUID attachment, UUID draft) {
        int restored = Query.of(connection, """
                UPDATE ledger.attachment a SET wrapped = d.wrapped, pieces = d.id, piece_bytes = d.piece_bytes,
                    lost_at = NULL, checked_at = NULL
                FROM ledger.attachment_draft d WHERE d.id = ? AND a.id = ? AND a.wrapped IS NOT NULL""", draft,
                attachment).update();
        drop(connection, draft);
        return restored == 1;
    }

    /** The key; empty if it was destroyed. */
    static Optional<byte[]> wrapped(Connection connection, UUID id) {
        return Query.of(connection, "SELECT wrapped FROM ledger.attachment WHERE id = ? AND wrapped IS NOT NULL", id)
                .first(row -> row.getBytes(1));
    }

    /**
     * Destroys everything but that there was something.
     *
     * @param column what the ids are of: {@code id} or {@code record_id}
     * @return how many there were
     */
    static int erase(Connection connection, UUID erasure, String column, List<UUID> ids) {
        return Query.of(connection, """
                UPDATE ledger.attachment SET wrapped = NULL, commitment_key = NULL, sha256 = NULL, sm3 = NULL,
                    message = NULL, message_cms = NULL, message_national = NULL, erasure = ?,
                    media_type = 'application/octet-stream', name = '（已删除）' || id
                WHERE wrapped IS NOT NULL AND\s""" + column + " = ANY(?::uuid[])", erasure, ids).update();
    }

    /** Those of these ids whose pieces nobody may read any more. */
    static List<UUID> gone(Connection connection, Collection<UUID> ids) {
        return Query
                .of(connection,
                        """
                                SELECT id FROM unnest(?::uuid[]) AS wanted(id)
                                WHERE NOT EXISTS (SELECT FROM ledger.attachment a WHERE coalesce(a.pieces, a.id) = wanted.id AND a.wrapped IS NOT NULL)
                                  AND NOT EXISTS (SELECT FROM ledger.attachment_draft d WHERE d.id = wanted.id)""",
                        ids)
                .list(row -> row.getObject(1, UUID.class));
    }

    private static Attachment read(ResultSet row) throws SQLException {
        return new Attachment(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3),
                row.getString(4), row.getLong(5), row.getInt(6), hex(row.getBytes(7)), hex(row.getBytes(8)),
                row.getString(9), row.getObject(10, OffsetDateTime.class).toInstant(), row.getLong(11),
                row.getObject(12, UUID.class), row.getObject(13, UUID.class), row.getBoolean(14));
    }

    private static String hex(byte @Nullable [] digest) {
        return digest == null ? "" : HexFormat.of().formatHex(digest);
    }
}
