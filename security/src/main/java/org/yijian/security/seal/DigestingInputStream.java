package org.yijian.security.seal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Digests what is read through it with SHA-256 and SM3, and counts it. For one thread; cannot go back. */
public final class DigestingInputStream extends FilterInputStream {

    private static final int SKIP_BYTES = 8192;

    private final MessageDigest sha256 = Digests.sha256Digest();
    private final MessageDigest sm3 = Digests.sm3Digest();
    private long bytes;

    public DigestingInputStream(InputStream in) {
        super(in);
    }

    /** How many bytes were read so far. */
    public long bytes() {
        return bytes;
    }

    /** The digests of all that was read. Ends the digesting: ask once, at the end. */
    public Digests digests() {
        return new Digests(Digests.hex(sha256.digest()), Digests.hex(sm3.digest()), bytes);
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            sha256.update((byte) one);
            sm3.update((byte) one);
            bytes++;
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            sha256.update(buffer, offset, count);
            sm3.update(buffer, offset, count);
            bytes += count;
        }
        return count;
    }

    /** Skipped bytes are digested too. */
    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[SKIP_BYTES];
        long skipped = 0;
        while (skipped < count) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
