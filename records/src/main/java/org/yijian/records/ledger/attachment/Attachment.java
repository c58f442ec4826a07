package org.yijian.records.ledger.attachment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.security.json.CanonicalJson;

/**
 * A file that belongs to a record.
 *
 * @param id its id in this hub
 * @param record the record
 * @param name unique within the record
 * @param mediaType as it was declared; says nothing about the content
 * @param bytes its length
 * @param pieceBytes length of its pieces, the last excepted
 * @param sha256 digest in lower-case hex; empty if it was erased
 * @param sm3 the other digest; empty if it was erased
 * @param attachedBy account or partner hub that brought it
 * @param attachedAt when it was kept
 * @param leafId leaf of its keeping
 * @param erasure what destroyed it; null if it is there
 */
public record Attachment(UUID id, UUID record, String name, String mediaType, long bytes, int pieceBytes, String sha256,
        String sm3, String attachedBy, Instant attachedAt, long leafId, @Nullable UUID erasure) {

    /** Whether it can still be read. */
    public boolean there() {
        return erasure == null;
    }

    /** How many pieces it is kept in. */
    public int pieces() {
        return pieces(bytes, pieceBytes);
    }

    /** How many pieces so many bytes are. */
    public static int pieces(long bytes, int pieceBytes) {
        return Math.toIntExact((bytes + pieceBytes - 1) / pieceBytes);
    }

    /** What the commitment in the leaf is made of: canonical JSON of record, name, type, length and digests. */
    static byte[] statement(UUID record, Description description) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("record", record.toString());
        statement.put("name", description.name());
        statement.put("mediaType", description.mediaType());
        statement.put("bytes", description.bytes());
        statement.put("sha256", description.sha256());
        statement.put("sm3", description.sm3());
        return CanonicalJson.of(statement);
    }

    /**
     * What an attachment is, wherever it is.
     *
     * @param name unique within the record
     * @param mediaType as it was declared
     * @param bytes its length
     * @param sha256 lower-case hex
     * @param sm3 lower-case hex
     */
    public record Description(String name, String mediaType, long bytes, String sha256, String sm3) {}

    public Description description() {
        return new Description(name, mediaType, bytes, sha256, sm3);
    }
}
