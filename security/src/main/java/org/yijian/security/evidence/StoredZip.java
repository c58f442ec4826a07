package org.yijian.security.evidence;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * The one form of ZIP (PKWARE APPNOTE 6.3) that is written and taken here: files stored one after the other from the
 * first byte on, then the directory, then the end, and nothing before, between or behind. What was read is written again
 * and must give the same bytes: readers that go by the directory and readers that go by the files see the same, and no
 * byte goes unread.
 */
final class StoredZip {

    private static final int MAX_FILES = 64;
    private static final int MAX_NAME = 100;

    private static final int FILE = 0x04034b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int FILE_HEADER_BYTES = 30;
    private static final int DIRECTORY_HEADER_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final short VERSION = 10;
    /** 1980-01-01, the first day that the format knows: when something was made is for the signatures to say. */
    private static final short DATE = 0x21;

    private StoredZip() {
    }

    /** @throws FaultException {@link SecurityError#EVIDENCE_CONTAINER}, whatever the bytes are */
    static Map<String, byte[]> read(byte[] container) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(container).order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (bytes.getInt(bytes.position()) == FILE) {
                int size = bytes.getInt(bytes.position() + 18);
                int nameLength = bytes.getShort(bytes.position() + 26);
                require(nameLength > 0 && nameLength <= MAX_NAME && size >= 0, "header");
                bytes.position(bytes.position() + FILE_HEADER_BYTES);
                String name = new String(take(bytes, nameLength), StandardCharsets.US_ASCII);
                require(files.size() < MAX_FILES, "too many files");
                require(files.put(name, take(bytes, size)) == null, "twice " + name);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.EVIDENCE_CONTAINER, "cut short"), e);
        }
        require(!files.isEmpty() && Arrays.equals(write(files), container), "form");
        return files;
    }

    private static byte[] take(ByteBuffer bytes, int count) {
        require(count <= bytes.remaining(), "cut short");
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    static byte[] write(Map<String, byte[]> files) {
        int length = END_BYTES;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            length += FILE_HEADER_BYTES + DIRECTORY_HEADER_BYTES + 2 * file.getKey().length() + file.getValue().length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer directory = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        files.forEach((name, content) -> {
            directory.putInt(DIRECTORY).putShort(VERSION);
            describe(directory, name, content);
            directory.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(out.position())
                    .put(ascii(name));
            describe(out.putInt(FILE), name, content);
            out.put(ascii(name)).put(content);
        });
        int start = out.position();
        out.put(directory.flip());
        return out.putInt(END).putInt(0).putShort((short) files.size()).putShort((short) files.size())
                .putInt(out.position() - 12 - start).putInt(start).putShort((short) 0).array();
    }

    /** What both headers say: version, flags, method, time, date, checksum, both sizes, lengths of name and extra field. */
    private static void describe(ByteBuffer header, String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        header.putShort(VERSION).putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort(DATE)
                .putInt((int) checksum.getValue()).putInt(content.length).putInt(content.length)
                .putShort((short) name.length()).putShort((short) 0);
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static void require(boolean fine, String what) {
        if (!fine) {
            throw new FaultException(SecurityError.EVIDENCE_CONTAINER, what);
        }
    }
}
