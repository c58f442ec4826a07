package org.yijian.hub.page.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.http.MediaType;

/** Formats in which tables are taken away. */
public enum TableFormat {
    /** Comma-separated, UTF-8 with byte order mark, so that spreadsheets show Chinese. */
    CSV("text/csv;charset=UTF-8"),
    /** A workbook. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final MediaType type;

    TableFormat(String type) {
        this.type = MediaType.parseMediaType(type);
    }

    public MediaType type() {
        return type;
    }

    /** The ending of file names, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TableFormat> of(String extension) {
        return Stream.of(values()).filter(format -> format.extension().equals(extension)).findFirst();
    }

    /**
     * Begins a file.
     *
     * @param title name of the sheet
     * @param mark who took it, when, what for: the first lines, and the foot of every printed page
     * @param headings of the columns
     */
    public RowFile open(OutputStream out, String title, List<String> mark, List<String> headings) throws IOException {
        return switch (this) {
            case CSV -> new CsvFile(out, mark, headings);
            case XLSX -> new WorkbookFile(out, title, mark, headings);
        };
    }
}
