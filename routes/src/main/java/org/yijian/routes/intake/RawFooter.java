package org.yijian.routes.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.yijian.security.privacy.StreamEncryption;
import tools.jackson.databind.json.JsonMapper;

/**
 * The end of a raw file: encrypted metadata, its length, a mark. It stands at the end because the digests in it are
 * known only when the body has gone by; reading it does not need the body.
 *
 * @param metadata what is known about the message
 * @param token the body's token
 * @param packed whether the body is compressed
 * @param bodyLength how many bytes of the file are the encrypted body
 */
record RawFooter(RawMetadata metadata, String token, boolean packed, long bodyLength) {

    private static final byte[] MARK = "YJRAW001".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + 8;
    private static final int LARGEST = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] encode(StreamEncryption encryption) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream encrypted = encryption.encrypting(bytes, associatedData(metadata.exchangeId()))) {
            encrypted.write(JSON.writeValueAsBytes(this));
        }
        int length = bytes.size();
        return ByteBuffer.allocate(length + TAIL).put(bytes.toByteArray()).putInt(length).put(MARK).array();
    }

    /**
     * Reads the footer of a raw file.
     *
     * @throws IOException if there is none, or it is not the footer of this exchange
     */
    static RawFooter read(FileChannel file, UUID exchangeId, StreamEncryption encryption) throws IOException {
        ByteBuffer tail = read(file, file.size() - TAIL, TAIL);
        int length = tail.getInt();
        byte[] mark = new byte[MARK.length];
        tail.get(mark);
        if (!java.util.Arrays.equals(mark, MARK) || length <= 0 || length > LARGEST) {
            throw new IOException("no raw message: the mark at the end is missing");
        }
        ByteBuffer encrypted = read(file, file.size() - TAIL - length, length);
        try (var plain = encryption.decrypting(new ByteArrayInputStream(encrypted.array()),
                associatedData(exchangeId))) {
            return JSON.readValue(plain.readAllBytes(), RawFooter.class);
        }
    }

    private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        if (position < 0) {
            throw new IOException("no raw message: the file is too short");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("no raw message: the file is too short");
            }
        }
        return buffer.flip();
    }

    private static byte[] associatedData(UUID exchangeId) {
        return ("raw|" + exchangeId).getBytes(StandardCharsets.US_ASCII);
    }
}
