package org.yijian.records.ledger.attachment;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RecordError;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Digests;

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
 * @param keptAs under which name its pieces lie
 * @param lost whether its pieces are known to be missing or damaged
 */
public record Attachment(UUID id, UUID record, String name, String mediaType, long bytes, int pieceBytes, String sha256,
        String sm3, String attachedBy, Instant attachedAt, long leafId, @Nullable UUID erasure, UUID keptAs,
        boolean lost) {

    /** How leaves name it. */
    static String leafReference(UUID record, UUID id) {
        return "record/" + record + "?attachment=" + id;
    }

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

    /**
     * What an attachment is, wherever it is.
     *
     * @param name unique within the record
     * @param mediaType as it was declared
     * @param bytes its length
     * @param sha256 lower-case hex
     * @param sm3 lower-case hex
     */
    public record Description(String name, String mediaType, long bytes, String sha256, String sm3) {

        /** With these digests, and the length that they are of. */
        public static Description of(String name, String mediaType, Digests digests) {
            return new Description(name, mediaType, digests.bytes(), digests.sha256(), digests.sm3());
        }

        /** Both digests, with the length that they are of. */
        public Digests digests() {
            return new Digests(sha256, sm3, bytes);
        }
    }

    /**
     * Refuses what is not this attachment, although it has its name.
     *
     * @throws FaultException {@link RecordError#ATTACHMENT_OTHER}
     */
    public void requireSame(Description what) {
        if (!description().digests().equals(what.digests())) {
            throw new FaultException(RecordError.ATTACHMENT_OTHER, what.name());
        }
    }

    public Description description() {
        return new Description(name, mediaType, bytes, sha256, sm3);
    }
}
