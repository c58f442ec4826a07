package org.yijian.connectors.input;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;

/** One row or item of a message. Its line counts from 1: lines of text, rows of a sheet, items of JSON and XML. */
public sealed interface Piece {

    long line();

    /**
     * A piece that can be mapped.
     *
     * @param line where it stands
     * @param tree maps, lists, strings, numbers and booleans; blank and null members are left out
     * @param header scalar members that stood before the items
     * @param weight about how many characters it has
     */
    record Item(long line, Object tree, Map<String, Object> header, long weight) implements Piece {}

    /**
     * A piece that cannot be read, while those after it can.
     *
     * @param line where it stands
     * @param fault why
     * @param path column or member, null for the whole piece
     */
    record Rejected(long line, Fault fault, @Nullable String path) implements Piece {}
}
