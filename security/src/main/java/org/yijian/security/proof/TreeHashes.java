package org.yijian.security.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of a tree (RFC 6962, 2.1), from the hashes of its perfect subtrees. All recursion is over the right
 * edge, so it is as deep as the tree is high.
 */
final class TreeHashes {

    /** Where the hashes of perfect subtrees come from. */
    @FunctionalInterface
    interface Nodes {
        /** The hash over the leaves {@code [index << level, (index + 1) << level)}. */
        byte[] node(int level, long index);
    }

    private final Nodes nodes;

    TreeHashes(Nodes nodes) {
        this.nodes = nodes;
    }

    byte[] root(long size) {
        return size == 0 ? MerkleHash.empty() : hash(0, size);
    }

    InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " of " + size);
        }
        List<byte[]> hashes = new ArrayList<>();
        include(index, 0, size, hashes);
        return new InclusionProof(index, size, hashes);
    }

    ConsistencyProof consistency(long from, long to) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
        List<byte[]> hashes = new ArrayList<>();
        if (from < to) {
            continues(from, 0, to, true, hashes);
        }
        return new ConsistencyProof(from, to, hashes);
    }

    /** MTH(D[start:end]); start is a multiple of the largest power of two that is not above the length. */
    private byte[] hash(long start, long end) {
        long length = end - start;
        if (Long.bitCount(length) == 1) {
            int level = Long.numberOfTrailingZeros(length);
            return nodes.node(level, start >> level);
        }
        long middle = start + split(length);
        return MerkleHash.node(hash(start, middle), hash(middle, end));
    }

    /** PATH(index, D[start:end]), index counted from the start of the tree. */
    private void include(long index, long start, long end, List<byte[]> hashes) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            include(index, start, middle, hashes);
            hashes.add(hash(middle, end));
        } else {
            include(index, middle, end, hashes);
            hashes.add(hash(start, middle));
        }
    }

    /** SUBPROOF(from, D[start:end], known), sizes counted from the start of the tree. */
    private void continues(long from, long start, long end, boolean known, List<byte[]> hashes) {
        if (from == end) {
            if (!known) {
                hashes.add(hash(start, end));
            }
            return;
        }
        long middle = start + split(end - start);
        if (from <= middle) {
            continues(from, start, middle, known, hashes);
            hashes.add(hash(middle, end));
        } else {
            continues(from, middle, end, false, hashes);
            hashes.add(hash(start, middle));
        }
    }

    /** The largest power of two below the length. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}
