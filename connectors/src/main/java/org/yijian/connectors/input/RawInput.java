package org.yijian.connectors.input;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.yijian.connectors.ConnectorError;

/**
 * The bytes of a message, expanded if they are gzip (known by its first bytes, never by a name). Tells damage done by
 * the sender ({@link BrokenInput}) from a failing disk ({@link UncheckedIOException}).
 */
final class RawInput extends FilterInputStream {

    private static final int SNIFFED = 4;
    private static final int BUFFER = 1 << 16;

    private final long limit;
    private long count;

    private RawInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    static PushbackInputStream open(InputStream raw, Bounds bounds) {
        PushbackInputStream plain = new PushbackInputStream(new FailingRaw(raw), SNIFFED);
        byte[] start = sniff(plain);
        boolean gzip = start.length >= 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
        if (!gzip) {
            return plain;
        }
        return new PushbackInputStream(new RawInput(expanded(plain), bounds.inflated()), SNIFFED);
    }

    private static InputStream expanded(InputStream compressed) {
        try {
            return new GZIPInputStream(compressed, BUFFER);
        } catch (IOException damaged) {
            throw damaged(damaged);
        }
    }

    /** Looks at the first bytes and puts them back. */
    static byte[] sniff(PushbackInputStream in) {
        try {
            byte[] start = in.readNBytes(SNIFFED);
            in.unread(start);
            return start;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            int read = in.read(buffer, offset, length);
            count += Math.max(read, 0);
            if (count > limit) {
                throw BrokenInput.of(ConnectorError.ARCHIVE_TOO_LARGE, 0, limit);
            }
            return read;
        } catch (IOException damaged) {
            throw damaged(damaged);
        }
    }

    private static RuntimeException damaged(IOException problem) {
        if (problem instanceof EOFException || problem instanceof ZipException) {
            return BrokenInput.of(ConnectorError.DAMAGED, 0, 1);
        }
        return new UncheckedIOException(problem);
    }

    /** Makes failures of the raw stream unmistakable before a decompressor sees them. */
    private static final class FailingRaw extends FilterInputStream {

        FailingRaw(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return in.read();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
