package org.yijian.security.minimisation;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.yijian.security.seal.Digests;

/** What binds the fields of a record into one. */
final class Commitments {

    /** The length of a commitment, and of the root. */
    static final int BYTES = 32;

    private static final byte ROOT = 1;

    private Commitments() {
    }

    /** Ascending, so that the order tells nothing of the record. */
    static List<byte[]> sorted(Collection<byte[]> commitments) {
        return commitments.stream().sorted(Arrays::compareUnsigned).toList();
    }

    static byte[] root(Collection<byte[]> commitments) {
        MessageDigest digest = Digests.sha256Digest();
        digest.update(ROOT);
        sorted(commitments).forEach(digest::update);
        return digest.digest();
    }
}
