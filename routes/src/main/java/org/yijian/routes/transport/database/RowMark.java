package org.yijian.routes.transport.database;

/**
 * The last row that was taken: rows are read in the order of change, then key.
 *
 * @param changed as the database writes it, with microseconds and offset
 * @param key as text
 */
record RowMark(String changed, String key) {

    private static final String SEPARATOR = "|";

    String encoded() {
        return changed + SEPARATOR + key;
    }

    static RowMark decode(String text) {
        int separator = text.indexOf(SEPARATOR);
        return new RowMark(text.substring(0, separator), text.substring(separator + 1));
    }
}
