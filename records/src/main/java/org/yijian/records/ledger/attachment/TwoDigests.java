package org.yijian.records.ledger.attachment;

import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;

import org.yijian.security.seal.Digests;

/**
 * SHA-256 and SM3 of content that comes in pieces, beside each other and beside whoever brings it: SM3 alone would keep
 * everything else waiting. Memory is two blocks. For one thread.
 */
final class TwoDigests {

    private static final int BLOCK = 512 * 1024;

    private final MessageDigest sha256 = Digests.sha256Digest();
    private final MessageDigest sm3 = Digests.sm3Digest();
    private byte[] filling = new byte[BLOCK];
    private byte[] given = new byte[BLOCK];
    private int filled;
    private long bytes;
    private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

    void update(byte[] content, int offset, int length) {
        int from = offset;
        while (from < offset + length) {
            int count = Math.min(BLOCK - filled, offset + length - from);
            System.arraycopy(content, from, filling, filled, count);
            filled += count;
            from += count;
            if (filled == BLOCK) {
                hand();
            }
        }
        bytes += length;
    }

    /** Gives a block away while the next is filled. */
    private void hand() {
        before.join();
        byte[] block = filling;
        int length = filled;
        before = CompletableFuture.allOf(CompletableFuture.runAsync(() -> sha256.update(block, 0, length)),
                CompletableFuture.runAsync(() -> sm3.update(block, 0, length)));
        filling = given;
        given = block;
        filled = 0;
    }

    /** The digests of all of it. Ends the digesting: ask once. */
    Digests digests() {
        hand();
        before.join();
        return new Digests(Digests.hex(sha256.digest()), Digests.hex(sm3.digest()), bytes);
    }
}
