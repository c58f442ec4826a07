package org.yijian.security.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;

import org.yijian.security.seal.Sm4Encryption;

/** Decrypts segments; throws {@link IOException} as soon as one does not fit. */
final class SegmentInput extends InputStream {

    private static final int SEALED_BYTES = SegmentCipher.SEGMENT_BYTES + Sm4Encryption.TAG_BYTES;

    private final InputStream in;
    private final SegmentCipher cipher;
    private byte[] ahead;
    private byte[] plain = new byte[0];
    private int position;
    private boolean ended;

    SegmentInput(InputStream in, SegmentCipher cipher) throws IOException {
        this.in = in;
        this.cipher = cipher;
        this.ahead = in.readNBytes(SEALED_BYTES);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == plain.length) {
            if (ended) {
                return -1;
            }
            next();
        }
        int count = Math.min(length, plain.length - position);
        System.arraycopy(plain, position, buffer, offset, count);
        position += count;
        return count;
    }

    /** One segment is read ahead, because the last one is encrypted differently. */
    private void next() throws IOException {
        byte[] sealed = ahead;
        ahead = in.readNBytes(SEALED_BYTES);
        ended = ahead.length == 0;
        try {
            plain = cipher.decrypt(sealed, ended);
            position = 0;
        } catch (GeneralSecurityException e) {
            throw new IOException("a segment that does not fit", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
