package org.yijian.routes.acceptance;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.FaultException;

/**
 * A raw message that remembers whether it could be read. A connector takes an {@link IOException} for a broken message;
 * if it was the hub's own disk, or somebody altered the file, the sender must not be blamed.
 */
final class WatchedRaw extends FilterInputStream {

    /** The raw message could not be read from the store. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(Exception cause) {
            super("the raw message cannot be read: " + cause.getMessage(), cause);
        }
    }

    private @Nullable Exception failure;

    WatchedRaw(InputStream raw) {
        super(raw);
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
        } catch (IOException | FaultException e) {
            failure = e;
            throw e;
        }
    }

    void check() {
        if (failure != null) {
            throw new Unreadable(failure);
        }
    }
}
