package org.yijian.security.privacy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Remembers whether reading the ciphertext itself failed. The library reports a failing disk and a forged segment both as
 * {@link IOException}; one is to be tried again, the other is an alarm.
 */
final class DiskErrors extends FilterInputStream {

    private boolean failed;

    DiskErrors(InputStream in) {
        super(in);
    }

    boolean failed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }
}
