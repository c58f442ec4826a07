package org.yijian.security.proof;

import java.security.MessageDigest;

import org.yijian.security.seal.Digests;

/** The hashes of RFC 6962, 2.1: leaves and nodes in separate domains, so that neither can pass for the other. */
public final class MerkleHash {

    /** The length of every hash. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleHash() {
    }

    public static byte[] leaf(byte[] content) {
        MessageDigest digest = Digests.sha256Digest();
        digest.update(LEAF);
        return digest.digest(content);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Digests.sha256Digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of a tree without leaves. */
    public static byte[] empty() {
        return Digests.sha256(new byte[0]);
    }
}
