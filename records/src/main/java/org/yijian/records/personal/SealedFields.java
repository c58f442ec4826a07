package org.yijian.records.personal;

import java.util.List;

/**
 * The personal fields of one record, encrypted.
 *
 * @param ciphertext their values; empty where the record's key was destroyed, so that nothing is kept of what comes later
 * @param matches keyed hashes of the values by which the record may be found, 32 bytes each
 */
public record SealedFields(byte[] ciphertext, List<byte[]> matches) {

    /** Of a record whose key was destroyed. */
    public static final SealedFields NOTHING = new SealedFields(new byte[0], List.of());

    public SealedFields {
        matches = List.copyOf(matches);
    }

    @Override
    public String toString() {
        return "SealedFields[" + ciphertext.length + " bytes, " + matches.size() + " hashes]";
    }
}
