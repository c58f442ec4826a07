package org.yijian.connectors.input;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/**
 * Rows of one sheet of an Excel workbook (ECMA-376), all cells as text. Read here and not by a library, because a
 * workbook from outside may state any address, index or size, and the readers at hand believe it and fill the memory.
 */
final class XlsxPieces implements PieceReader {

    private final InputStream in;
    private final @Nullable String sheet;
    private final int headerRow;
    private final List<String> required;
    private final Bounds bounds;
    private @Nullable XlsxRows rows;
    private @Nullable Table table;

    XlsxPieces(InputStream in, @Nullable String sheet, int headerRow, List<String> required, Bounds bounds) {
        this.in = in;
        this.sheet = sheet;
        this.headerRow = headerRow;
        this.required = required;
        this.bounds = bounds;
    }

    @Override
    public @Nullable Piece next() {
        XlsxRows open = rows;
        if (open == null) {
            open = open();
            rows = open;
            table = heading(open);
        }
        RawRow row = open.next();
        while (row != null && row.blank()) {
            row = open.next();
        }
        return row == null ? null : piece(Objects.requireNonNull(table), row);
    }

    private XlsxRows open() {
        XlsxArchive archive = XlsxArchive.read(in, bounds);
        XlsxWorkbook workbook = XlsxWorkbook.read(archive, bounds);
        XlsxNumbers numbers = XlsxNumbers.read(archive, workbook.from1904(), bounds);
        XlsxStrings strings = XlsxStrings.read(archive, bounds);
        return new XlsxRows(new XlsxPart(archive, workbook.part(sheet), bounds), strings, numbers, bounds);
    }

    private Table heading(XlsxRows open) {
        RawRow row = open.next();
        while (row != null && row.line() < headerRow) {
            row = open.next();
        }
        if (row == null) {
            throw BrokenInput.of(ConnectorError.EMPTY_MESSAGE, 1);
        }
        if (row.count() > bounds.columns()) {
            throw BrokenInput.of(ConnectorError.WRONG_COLUMN_COUNT, row.line(), row.count(), bounds.columns());
        }
        List<String> names = Arrays.stream(row.cells(), 0, Math.min(row.count(), row.cells().length))
                .map(name -> Objects.requireNonNullElse(name, "")).toList();
        return Table.of(names, required, row.line());
    }

    /** Cells at the end may be left out in a sheet, so only too many are wrong. */
    private Piece piece(Table heading, RawRow row) {
        if (row.oversized() >= 0) {
            return heading.fieldTooLarge(row.line(), row.oversized(), bounds);
        }
        if (row.length() > bounds.row()) {
            return new Piece.Rejected(row.line(), Fault.of(ConnectorError.ROW_TOO_LARGE, bounds.row()), null);
        }
        return row.count() <= heading.width()
                ? heading.row(row)
                : heading.wrongCount(row.line(), row.count());
    }
}
