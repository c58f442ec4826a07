package org.yijian.security.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The hashes of a tile: written one after the other, and folded into the hash above them. */
final class TileHashes {

    private TileHashes() {
    }

    static byte[] encode(List<byte[]> hashes) {
        ByteBuffer buffer = ByteBuffer.allocate(hashes.size() * MerkleHash.BYTES);
        hashes.forEach(buffer::put);
        return buffer.array();
    }

    /** The hash over so many hashes, a power of two. */
    static byte[] root(List<byte[]> hashes) {
        List<byte[]> row = hashes;
        while (row.size() > 1) {
            List<byte[]> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(MerkleHash.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }
}
