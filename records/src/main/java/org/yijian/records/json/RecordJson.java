package org.yijian.records.json;

import java.util.Map;

import org.yijian.records.CanonicalRecord;
import org.yijian.security.seal.Digests;

/** Records as canonical JSON (RFC 8785, UTF-8), and back. */
public final class RecordJson {

    private RecordJson() {
    }

    /**
     * The canonical bytes. Equal records give equal bytes.
     *
     * @throws IllegalArgumentException if a text holds half a surrogate pair or an amount more than 15 digits; validated
     *         records never do
     */
    public static byte[] write(CanonicalRecord record) {
        return new RecordWriter().write(record, Map.of());
    }

    /**
     * The canonical bytes of a record with commitments in the place of its personal fields: under {@code personal}, by
     * path. Those fields are not written, whatever stands in them.
     */
    public static byte[] write(CanonicalRecord record, Map<String, String> commitments) {
        return new RecordWriter().write(record, commitments);
    }

    /**
     * A record as it was stored.
     *
     * @param record the record; {@link org.yijian.records.personal.PersonalFields#MASKED} stands in its personal fields
     * @param commitments what was signed in their place, by path; empty for most records
     */
    public record Stored(CanonicalRecord record, Map<String, String> commitments) {}

    /**
     * Reads what either {@code write} wrote.
     *
     * @throws org.yijian.security.error.FaultException with {@code YJ-REC-030} if the bytes are not such a record
     */
    public static Stored stored(byte[] json) {
        return new StoredRecordParser(json).parse();
    }

    /**
     * Reads what {@link #write} wrote. For storage that is trusted: checks the form, not the domain's rules.
     *
     * @throws org.yijian.security.error.FaultException with {@code YJ-REC-030} if the bytes are not such a record
     */
    public static CanonicalRecord read(byte[] json) {
        return stored(json).record();
    }

    /** SHA-256 of {@link #write}, lower-case hex. */
    public static String contentHash(CanonicalRecord record) {
        return hash(write(record));
    }

    /** SHA-256 of bytes that {@link #write} gave, lower-case hex; spares writing twice. */
    public static String hash(byte[] canonical) {
        return Digests.hex(Digests.sha256(canonical));
    }
}
