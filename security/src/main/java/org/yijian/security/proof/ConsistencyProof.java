package org.yijian.security.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * That a tree of one size is the beginning of a larger one: nothing was taken out or changed (RFC 6962, 2.1.2).
 *
 * @param from the smaller size, at least 1
 * @param to the larger size
 * @param hashes as RFC 6962 lists them, 32 bytes each
 */
public record ConsistencyProof(long from, long to, List<byte[]> hashes) {

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Whether the proof leads to both roots (RFC 9162, 2.1.4.2). False from size 0: every tree continues the empty one, so
     * such a proof would say nothing about either root.
     */
    public boolean verifies(byte[] fromRoot, byte[] toRoot) {
        if (from < 1 || to < from) {
            return false;
        }
        if (from == to) {
            return hashes.isEmpty() && MessageDigest.isEqual(fromRoot, toRoot);
        }
        return !hashes.isEmpty() && fromRoot.length == MerkleHash.BYTES
                && hashes.stream().allMatch(hash -> hash.length == MerkleHash.BYTES)
                && climbs(fromRoot, toRoot);
    }

    private boolean climbs(byte[] fromRoot, byte[] toRoot) {
        List<byte[]> path = new ArrayList<>(hashes);
        if (Long.bitCount(from) == 1) {
            path.addFirst(fromRoot);
        }
        int skipped = Long.numberOfTrailingZeros(~(from - 1));
        long node = (from - 1) >> skipped;
        long last = (to - 1) >> skipped;
        byte[] smaller = path.getFirst();
        byte[] larger = path.getFirst();
        for (byte[] hash : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                smaller = MerkleHash.node(hash, smaller);
                larger = MerkleHash.node(hash, larger);
                int levels = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= levels;
                last >>= levels;
            } else {
                larger = MerkleHash.node(larger, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(smaller, fromRoot) && MessageDigest.isEqual(larger, toRoot);
    }
}
