package org.yijian.connectors.input;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a dataset is laid out in its messages.
 *
 * @param formats formats agreed; if several, the bytes decide
 * @param charset character encoding agreed for text formats
 * @param delimiter of CSV
 * @param sheet name of the sheet; null for the first
 * @param headerRow row of the heading, from 1
 * @param columns columns that must be there
 * @param paths where the items of JSON are
 * @param element local name of the item elements of XML
 * @param emptyAllowed whether a message of JSON or XML may lack its list
 */
public record Layout(List<Format> formats, String charset, char delimiter, @Nullable String sheet, int headerRow,
        List<String> columns, List<ItemsPath> paths, String element, boolean emptyAllowed) {

    public Layout {
        formats = List.copyOf(formats);
        columns = List.copyOf(columns);
        paths = List.copyOf(paths);
    }
}
