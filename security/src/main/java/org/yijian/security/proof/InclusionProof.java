package org.yijian.security.proof;

import java.security.MessageDigest;
import java.util.List;

/**
 * That a leaf is at a place in a tree of some size (RFC 6962, 2.1.1).
 *
 * @param index the leaf's place, from 0
 * @param size how many leaves the tree has
 * @param hashes the siblings from the leaf up, 32 bytes each
 */
public record InclusionProof(long index, long size, List<byte[]> hashes) {

    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Whether the proof leads from the leaf to the root (RFC 9162, 2.1.3.2). False for every proof that is longer or
     * shorter than it must be.
     *
     * @param leafHash {@link MerkleHash#leaf} of the leaf
     * @param root the root of the tree of this size, from a checkpoint that was verified
     */
    public boolean verifies(byte[] leafHash, byte[] root) {
        if (index < 0 || index >= size || leafHash.length != MerkleHash.BYTES) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : hashes) {
            if (last == 0 || sibling.length != MerkleHash.BYTES) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(sibling, hash);
                int levels = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= levels;
                last >>= levels;
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }
}
