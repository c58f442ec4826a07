package org.yijian.security.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Encrypts in segments what is written to it; whole only after {@code close}. */
final class SegmentOutput extends OutputStream {

    private final OutputStream out;
    private final SegmentCipher cipher;
    private final byte[] segment = new byte[SegmentCipher.SEGMENT_BYTES];
    private int filled;
    private boolean closed;

    SegmentOutput(OutputStream out, SegmentCipher cipher) {
        this.out = out;
        this.cipher = cipher;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[]{ (byte) one }, 0, 1);
    }

    /** A full segment is written when more comes: only then is it known not to be the last. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        int from = offset;
        while (from < offset + length) {
            if (filled == segment.length) {
                flush(false);
            }
            int count = Math.min(segment.length - filled, offset + length - from);
            System.arraycopy(bytes, from, segment, filled, count);
            filled += count;
            from += count;
        }
    }

    private void flush(boolean last) throws IOException {
        try {
            out.write(cipher.encrypt(Arrays.copyOf(segment, filled), last));
            filled = 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider lost SM4", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (out) {
                flush(true);
            }
        }
    }
}
