package org.yijian.records.json;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.personal.SealedFields;
import org.yijian.security.seal.Digests;

/**
 * A record with its canonical JSON and the hash of that, made once and used by all who sign, compare or keep it.
 *
 * @param record the record
 * @param content its canonical JSON
 * @param hash SHA-256 of the content, 32 bytes
 * @param personal its personal fields, encrypted; null if it has none, or they are still in the clear
 */
public record WrittenRecord(CanonicalRecord record, byte[] content, byte[] hash,
        @Nullable SealedFields personal) {

    public static WrittenRecord of(CanonicalRecord record) {
        return of(record, RecordJson.write(record), null);
    }

    /** From a record that hides its personal fields, and their ciphertext. */
    public static WrittenRecord of(CanonicalRecord record, byte[] content, @Nullable SealedFields personal) {
        return new WrittenRecord(record, content, Digests.sha256(content), personal);
    }

    public static List<WrittenRecord> all(List<CanonicalRecord> records) {
        return records.stream().map(WrittenRecord::of).toList();
    }

    /** The hash in lower-case hex. */
    public String contentHash() {
        return Digests.hex(hash);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WrittenRecord that && record.equals(that.record)
                && Arrays.equals(content, that.content) && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(record, Arrays.hashCode(hash));
    }
}
