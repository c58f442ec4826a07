package org.yijian.connectors.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.yijian.connectors.ConnectorError;

/**
 * The central directory of a zip archive in memory (APPNOTE 4.3.12). Read here because the JDK reads either files or
 * streams; a stream cannot tell the size of what spreadsheet writers append in one go, and a file on disk would hold the
 * content in the clear.
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;

    private final ByteBuffer zip;

    private ZipDirectory(byte[] bytes) {
        zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Where a part stands.
     *
     * @param deflated whether it is compressed; stored otherwise
     * @param offset of its first byte
     * @param length of its compressed bytes
     * @param checksum CRC-32 of its content
     */
    record Part(boolean deflated, int offset, int length, long checksum) {}

    /** @throws BrokenInput if the directory is damaged, names a part twice, or has too many */
    static Map<String, Part> read(byte[] bytes, Bounds bounds) {
        try {
            return new ZipDirectory(bytes).parts(bounds);
        } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
            throw broken();
        }
    }

    private static BrokenInput broken() {
        return BrokenInput.of(ConnectorError.MALFORMED_XLSX, 0, "zip");
    }

    private Map<String, Part> parts(Bounds bounds) {
        int end = end();
        int count = zip.getShort(end + 10) & 0xffff;
        int position = zip.getInt(end + 16);
        if (count > bounds.entries()) {
            throw BrokenInput.of(ConnectorError.ARCHIVE_TOO_LARGE, 0, bounds.entries());
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        for (int index = 0; index < count; index++) {
            require(zip.getInt(position) == ENTRY);
            int nameLength = zip.getShort(position + 28) & 0xffff;
            String name = new String(zip.array(), position + 46, nameLength, StandardCharsets.UTF_8);
            require(parts.put(name, part(position)) == null);
            position += 46 + nameLength + (zip.getShort(position + 30) & 0xffff)
                    + (zip.getShort(position + 32) & 0xffff);
        }
        return parts;
    }

    private int end() {
        int last = zip.limit() - END_LENGTH;
        for (int position = last; position >= Math.max(0, last - LONGEST_COMMENT); position--) {
            if (zip.getInt(position) == END) {
                return position;
            }
        }
        throw broken();
    }

    private Part part(int position) {
        boolean encrypted = (zip.getShort(position + 8) & 1) != 0;
        int method = zip.getShort(position + 10) & 0xffff;
        require(!encrypted && (method == 0 || method == 8));
        long checksum = zip.getInt(position + 16) & 0xffffffffL;
        int length = zip.getInt(position + 20);
        int local = zip.getInt(position + 42);
        require(length >= 0 && local >= 0 && zip.getInt(local) == LOCAL);
        int offset = local + 30 + (zip.getShort(local + 26) & 0xffff) + (zip.getShort(local + 28) & 0xffff);
        require(offset <= zip.limit() - length);
        return new Part(method == 8, offset, length, checksum);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw broken();
        }
    }
}
