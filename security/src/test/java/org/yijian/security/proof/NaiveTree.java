package org.yijian.security.proof;

import java.util.List;

/** The definition of RFC 6962, 2.1, word for word: slow, and the yardstick for everything that is fast. */
final class NaiveTree {

    private NaiveTree() {
    }

    static byte[] root(List<byte[]> leafHashes) {
        if (leafHashes.isEmpty()) {
            return MerkleHash.empty();
        }
        if (leafHashes.size() == 1) {
            return leafHashes.getFirst();
        }
        int split = Integer.highestOneBit(leafHashes.size() - 1);
        return MerkleHash.node(root(leafHashes.subList(0, split)),
                root(leafHashes.subList(split, leafHashes.size())));
    }
}
