package org.yijian.connectors.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/**
 * The parts of a workbook. The compressed bytes are held in memory; all parts are expanded once, counted and checked
 * before any of them is believed.
 */
final class XlsxArchive {

    private static final long HARMLESS = 16 << 20;

    private final byte[] bytes;
    private final Map<String, ZipDirectory.Part> parts;

    private XlsxArchive(byte[] bytes, Map<String, ZipDirectory.Part> parts) {
        this.bytes = bytes;
        this.parts = parts;
    }

    /** @throws BrokenInput if it is too large, expands too far, or is damaged */
    static XlsxArchive read(InputStream in, Bounds bounds) {
        byte[] bytes;
        try {
            bytes = in.readNBytes(bounds.archive() + 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (bytes.length > bounds.archive()) {
            throw BrokenInput.of(ConnectorError.ARCHIVE_TOO_LARGE, 0, bounds.archive());
        }
        XlsxArchive archive = new XlsxArchive(bytes, ZipDirectory.read(bytes, bounds));
        archive.check(Math.min(bounds.inflated(), Math.max(HARMLESS, (long) bounds.ratio() * bytes.length)));
        return archive;
    }

    private void check(long allowed) {
        long expanded = 0;
        byte[] buffer = new byte[1 << 16];
        for (Map.Entry<String, ZipDirectory.Part> part : parts.entrySet()) {
            CRC32 checksum = new CRC32();
            try (InputStream content = open(part.getValue())) {
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    checksum.update(buffer, 0, read);
                    expanded += read;
                    if (expanded > allowed) {
                        throw BrokenInput.of(ConnectorError.ARCHIVE_TOO_LARGE, 0, allowed);
                    }
                }
            } catch (IOException damaged) {
                throw new BrokenInput(Fault.of(ConnectorError.MALFORMED_XLSX, part.getKey()), 0, damaged);
            }
            if (checksum.getValue() != part.getValue().checksum()) {
                throw BrokenInput.of(ConnectorError.MALFORMED_XLSX, 0, part.getKey());
            }
        }
    }

    private InputStream open(ZipDirectory.Part part) {
        InputStream stored = new ByteArrayInputStream(bytes, part.offset(), part.length());
        return part.deflated() ? new Deflated(stored) : stored;
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** The text of a part, which must be UTF-8 as every spreadsheet program writes it. */
    StrictText part(String name) {
        ZipDirectory.Part part = parts.get(name);
        if (part == null) {
            throw BrokenInput.of(ConnectorError.MALFORMED_XLSX, 0, name);
        }
        return new StrictText(open(part), StandardCharsets.UTF_8, false);
    }

    /** Frees its native memory at the end of the content, which every part was read to before. */
    private static final class Deflated extends InflaterInputStream {

        Deflated(InputStream stored) {
            super(stored, new Inflater(true), 1 << 16);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read < 0) {
                inf.end();
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
