package org.yijian.routes.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import org.yijian.routes.RouteError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.StreamEncryption;
import org.yijian.security.seal.DigestingInputStream;

/** Writes a body once, as a stream: digests, compression, encryption, file. */
final class RawWriter {

    private static final int BUFFER = 64 * 1024;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path folder;
    private final StreamEncryption encryption;

    RawWriter(Path folder, StreamEncryption encryption) {
        this.folder = folder;
        this.encryption = encryption;
    }

    /** The associated data of a body. */
    static byte[] associatedData(String token) {
        return ("raw-body|" + token).getBytes(StandardCharsets.US_ASCII);
    }

    Draft write(InputStream body, long limit) throws IOException {
        String token = UUID.randomUUID().toString();
        Path file = folder.resolve(token + ".tmp");
        boolean written = false;
        try {
            DigestingInputStream digesting = new DigestingInputStream(body);
            byte[] buffer = new byte[BUFFER];
            int length = read(digesting, buffer);
            boolean packed = !isGzip(buffer, length);
            try (OutputStream target = target(file, token, packed)) {
                for (; length >= 0; length = read(digesting, buffer)) {
                    if (digesting.bytes() > limit) {
                        throw new FaultException(RouteError.TOO_LARGE, Long.toString(limit));
                    }
                    target.write(buffer, 0, length);
                }
            }
            written = true;
            return new Draft(file, token, packed, digesting.digests());
        } finally {
            if (!written) {
                Files.deleteIfExists(file);
            }
        }
    }

    private OutputStream target(Path file, String token, boolean packed) throws IOException {
        OutputStream stored = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), BUFFER);
        OutputStream encrypted = encryption.encrypting(stored, associatedData(token));
        return packed ? new FastGzip(encrypted) : encrypted;
    }

    /** Up to a whole buffer, so that the first one shows what kind of body it is. */
    private static int read(InputStream body, byte[] buffer) {
        try {
            int length = body.readNBytes(buffer, 0, buffer.length);
            return length == 0 ? -1 : length;
        } catch (IOException e) {
            throw new FaultException(Fault.of(RouteError.SENDER_BROKE_OFF), e);
        }
    }

    private static boolean isGzip(byte[] buffer, int length) {
        return length > 2 && ((buffer[0] & 0xff) << 8 | buffer[1] & 0xff) == GZIP_MAGIC;
    }

    /** Compression at the fastest level: raw messages are mostly text, and the intake must not be slowed. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream target) throws IOException {
            super(target, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
