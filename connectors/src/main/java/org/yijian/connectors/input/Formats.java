package org.yijian.connectors.input;

import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.FaultException;

/** Opens the right parser for a message: agreed formats and the first bytes decide, names and media types do not. */
public final class Formats {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Bounds bounds;

    public Formats(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * @param raw the message; not closed here
     * @param layout what was agreed
     * @param charset character encoding to use, by name
     * @throws FaultException if the content is clearly of another format, or the charset is not taken
     * @throws BrokenInput if the message is empty or its compression is damaged at once
     */
    public PieceReader open(InputStream raw, Layout layout, String charset) {
        Charset decoded = charset(charset);
        PushbackInputStream in = RawInput.open(raw, bounds);
        byte[] start = RawInput.sniff(in);
        if (start.length == 0) {
            throw BrokenInput.of(ConnectorError.EMPTY_MESSAGE, 0);
        }
        String encoding = decoded.name();
        return switch (format(layout.formats(), start)) {
            case XLSX -> new XlsxPieces(in, layout.sheet(), layout.headerRow(), layout.columns(), bounds);
            case CSV -> new CsvPieces(new StrictText(in, decoded, true), encoding, layout.delimiter(),
                    layout.headerRow(), layout.columns(), bounds);
            case JSON -> new JsonPieces(new StrictText(in, decoded, false), layout.paths(), layout.emptyAllowed(),
                    bounds);
            case JSON_LINES -> new JsonLinePieces(new StrictText(in, decoded, true), encoding, bounds);
            case XML -> new XmlPieces(new StrictText(in, decoded, false), layout.element(), layout.emptyAllowed(),
                    bounds);
        };
    }

    /** GBK and GB2312 are parts of GB18030, which decodes them. */
    public static Charset charset(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "GB18030", "GBK", "GB2312" -> GB18030;
            default -> throw new FaultException(ConnectorError.CHARSET_NOT_ALLOWED,
                    name.length() <= 40 ? name : name.substring(0, 40));
        };
    }

    private static Format format(List<Format> agreed, byte[] start) {
        Format seen = seen(start);
        if (agreed.contains(seen)) {
            return seen;
        }
        if (seen == Format.JSON && agreed.contains(Format.JSON_LINES)) {
            return Format.JSON_LINES;
        }
        Format only = agreed.getFirst();
        boolean workbook = seen == Format.XLSX || only == Format.XLSX;
        if (workbook || agreed.size() > 1) {
            throw new FaultException(ConnectorError.WRONG_FORMAT,
                    String.join(" / ", agreed.stream().map(Format::wire).toList()), seen.wire());
        }
        return only;
    }

    private static Format seen(byte[] start) {
        if (start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
            return Format.XLSX;
        }
        for (byte each : start) {
            if (each == '<') {
                return Format.XML;
            }
            if (each == '{' || each == '[') {
                return Format.JSON;
            }
        }
        return Format.CSV;
    }
}
