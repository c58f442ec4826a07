package org.yijian.connectors.input;

import java.util.Arrays;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;

import org.jspecify.annotations.Nullable;

/** Reads the rows of one sheet; trusts neither the count of columns nor any address in it. */
final class XlsxRows {

    private final XlsxPart part;
    private final XlsxStrings strings;
    private final XlsxNumbers numbers;
    private final Bounds bounds;
    private long line;

    XlsxRows(XlsxPart part, XlsxStrings strings, XlsxNumbers numbers, Bounds bounds) {
        this.part = part;
        this.strings = strings;
        this.numbers = numbers;
        this.bounds = bounds;
    }

    /** The next row; null at the end of the sheet. */
    @Nullable
    RawRow next() {
        for (int event = part.next(); event != XMLStreamConstants.END_DOCUMENT; event = part.next()) {
            if (part.starts(event, "row")) {
                line = rowNumber(part.attributes().get("r"));
                return row();
            }
        }
        return null;
    }

    /** Rows go upwards; a number that does not is not believed. */
    private long rowNumber(@Nullable String written) {
        try {
            long stated = written == null ? 0 : Long.parseLong(written);
            return stated > line && stated <= 1_048_576 ? stated : line + 1;
        } catch (NumberFormatException noNumber) {
            return line + 1;
        }
    }

    private RawRow row() {
        Collected row = new Collected();
        for (int event = part.next(); !part.ends(event, "row"); event = part.next()) {
            if (part.starts(event, "c")) {
                Map<String, String> attributes = part.attributes();
                row.add(column(attributes.get("r"), row.last + 1), text(attributes));
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        return new RawRow(line, row.cells, row.last + 1, row.length, row.oversized, false);
    }

    private int column(@Nullable String address, int fallback) {
        int column = 0;
        for (int index = 0; address != null && index < address.length() && index < 4; index++) {
            char letter = address.charAt(index);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
        }
        return column == 0 ? fallback : column - 1;
    }

    private String text(Map<String, String> attributes) {
        StringBuilder written = new StringBuilder();
        boolean value = false;
        for (int event = part.next(); !part.ends(event, "c"); event = part.next()) {
            if (part.starts(event, "v") || part.starts(event, "t")) {
                value = true;
            } else if (part.ends(event, "v") || part.ends(event, "t")) {
                value = false;
            } else if (event == XMLStreamConstants.CHARACTERS && value) {
                part.appendTo(written, bounds.field());
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        return meaning(written.toString(), attributes);
    }

    private String meaning(String written, Map<String, String> attributes) {
        if (written.isEmpty()) {
            return written;
        }
        return switch (attributes.getOrDefault("t", "n")) {
            case "s" -> {
                String shared = strings.at(written);
                yield shared == null ? "" : shared;
            }
            case "b" -> written.equals("1") ? "true" : "false";
            case "n" -> numbers.text(written, attributes.getOrDefault("s", ""));
            default -> written;
        };
    }

    /** The cells of the row that is being read. */
    private final class Collected {

        private @Nullable String[] cells = new String[16];
        private int last = -1;
        private long length;
        private int oversized = -1;

        void add(int column, String text) {
            String kept = Cells.text(text);
            if (kept == null) {
                return;
            }
            last = Math.max(last, column);
            length += kept.length();
            if (kept.length() > bounds.field()) {
                oversized = oversized < 0 ? column : oversized;
            } else if (column < bounds.columns() && length <= bounds.row()) {
                if (column >= cells.length) {
                    cells = Arrays.copyOf(cells, Math.min(bounds.columns(), Math.max(column + 1, cells.length * 2)));
                }
                cells[column] = kept;
            }
        }
    }
}
