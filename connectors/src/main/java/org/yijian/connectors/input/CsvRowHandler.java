package org.yijian.connectors.input;

import java.util.Arrays;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import org.jspecify.annotations.Nullable;

/** Collects the cells of a row without copying what will be refused anyway. */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<RawRow> {

    private final Bounds bounds;
    private @Nullable String[] cells = new String[8];
    private int count;
    private long length;
    private int oversized;
    private boolean malformed;

    CsvRowHandler(Bounds bounds) {
        this.bounds = bounds;
    }

    /** The line at which the row that is being read begins. */
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long line) {
        cells = new String[Math.max(count, 8)];
        count = 0;
        length = 0;
        oversized = -1;
        malformed = false;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int size, boolean quoted) {
        count++;
        length += size;
        if (size > bounds.field()) {
            oversized = oversized < 0 ? column : oversized;
        } else if (column < bounds.columns() && length <= bounds.row()) {
            keep(column, Cells.text(buffer, offset, size));
        }
    }

    private void keep(int column, @Nullable String text) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.min(bounds.columns(), cells.length * 2));
        }
        cells[column] = text;
        malformed |= text != null && text.indexOf(StrictText.MARK) >= 0;
    }

    @Override
    protected RawRow buildRecord() {
        return new RawRow(getStartingLineNumber(), cells, count, length, oversized, malformed);
    }
}
