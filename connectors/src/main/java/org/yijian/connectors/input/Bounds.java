package org.yijian.connectors.input;

/**
 * How much a parser takes before it says no.
 *
 * @param field characters of one field
 * @param row characters of one row or item
 * @param buffer characters that a parser may hold to get past an oversized field; beyond, the message is broken there
 * @param columns columns of a table
 * @param depth levels of nesting
 * @param archive bytes of a compressed workbook, which is held in memory
 * @param inflated bytes that compressed content may expand to
 * @param ratio expansion allowed to a workbook that expands to more than 16 MiB
 * @param entries parts of a workbook
 * @param sharedText characters of a workbook's shared strings, which are held in memory
 */
public record Bounds(int field, int row, int buffer, int columns, int depth, int archive, long inflated, int ratio,
        int entries, int sharedText) {

    /** What the house takes. */
    public static Bounds standard() {
        return new Bounds(1 << 20, 4 << 20, 16 << 20, 1_000, 64, 32 << 20, 8L << 30, 100, 1_000, 32 << 20);
    }
}
