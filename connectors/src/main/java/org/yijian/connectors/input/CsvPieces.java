package org.yijian.connectors.input;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/** Rows of a CSV file (RFC 4180); a row with a wrong count of columns or an oversized field is lost alone. */
final class CsvPieces implements PieceReader {

    private final CsvRowHandler handler;
    private final List<String> required;
    private final int headerRow;
    private final String encoding;
    private final Bounds bounds;
    private final CloseableIterator<RawRow> rows;
    private @Nullable Table table;

    CsvPieces(StrictText text, String encoding, char delimiter, int headerRow, List<String> required, Bounds bounds) {
        handler = new CsvRowHandler(bounds);
        this.encoding = encoding;
        this.required = required;
        this.headerRow = headerRow;
        this.bounds = bounds;
        rows = CsvReader.builder().fieldSeparator(delimiter).allowExtraFields(true).allowMissingFields(true)
                .allowUnclosedQuote(false).skipEmptyLines(true).maxBufferSize(bounds.buffer())
                .build(handler, text).iterator();
    }

    @Override
    public @Nullable Piece next() {
        Table heading = table;
        if (heading == null) {
            heading = heading();
            table = heading;
        }
        RawRow row = read();
        while (row != null && row.blank()) {
            row = read();
        }
        return row == null ? null : piece(heading, row);
    }

    private Table heading() {
        for (int skipped = 1; skipped < headerRow; skipped++) {
            read();
        }
        RawRow row = read();
        if (row == null) {
            throw BrokenInput.of(ConnectorError.EMPTY_MESSAGE, 1);
        }
        if (row.malformed()) {
            throw BrokenInput.of(ConnectorError.WRONG_ENCODING, row.line(), row.line(), encoding);
        }
        if (row.count() > bounds.columns()) {
            throw BrokenInput.of(ConnectorError.WRONG_COLUMN_COUNT, row.line(), row.count(), bounds.columns());
        }
        List<String> names = Arrays.stream(row.cells(), 0, row.count())
                .map(name -> Objects.requireNonNullElse(name, ""))
                .toList();
        return Table.of(names, required, row.line());
    }

    private Piece piece(Table heading, RawRow row) {
        if (row.malformed()) {
            return new Piece.Rejected(row.line(), Fault.of(ConnectorError.WRONG_ENCODING, row.line(), encoding), null);
        }
        if (row.oversized() >= 0) {
            return heading.fieldTooLarge(row.line(), row.oversized(), bounds);
        }
        if (row.length() > bounds.row()) {
            return new Piece.Rejected(row.line(), Fault.of(ConnectorError.ROW_TOO_LARGE, bounds.row()), null);
        }
        return row.count() == heading.width()
                ? heading.row(row)
                : heading.wrongCount(row.line(), row.count());
    }

    private @Nullable RawRow read() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException broken) {
            throw Causes.brokenOr(broken,
                    () -> new BrokenInput(Fault.of(ConnectorError.MALFORMED_CSV, handler.line()), handler.line(),
                            broken));
        }
    }
}
