package org.yijian.connectors.input;

import org.jspecify.annotations.Nullable;

/**
 * A row as read, before it is judged.
 *
 * @param line line at which it begins
 * @param cells trimmed texts, null where blank
 * @param count number of cells
 * @param length characters of all cells
 * @param oversized position of the first oversized cell, or -1
 * @param malformed whether bytes could not be decoded
 */
record RawRow(long line, @Nullable String[] cells, int count, long length, int oversized, boolean malformed) {

    /** Whether nothing but delimiters stands in it, as spreadsheets like to export at the end. */
    boolean blank() {
        if (oversized >= 0 || malformed || count > cells.length) {
            return false;
        }
        for (String cell : cells) {
            if (cell != null) {
                return false;
            }
        }
        return true;
    }
}
