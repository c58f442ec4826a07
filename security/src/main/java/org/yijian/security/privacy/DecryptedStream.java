package org.yijian.security.privacy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/** Tells a forged or truncated ciphertext from a failing disk. */
final class DecryptedStream extends FilterInputStream {

    private final DiskErrors disk;

    DecryptedStream(InputStream in, DiskErrors disk) {
        super(in);
        this.disk = disk;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            if (disk.failed()) {
                throw e;
            }
            throw new FaultException(Fault.of(SecurityError.CIPHERTEXT_DAMAGED, "segment"), e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(8192, Math.max(1, count))];
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
