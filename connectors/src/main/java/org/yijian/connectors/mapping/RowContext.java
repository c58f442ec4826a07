package org.yijian.connectors.mapping;

import java.util.Map;

/**
 * What a mapping sees besides the row itself.
 *
 * @param line {@code $line}
 * @param occurrence {@code $occurrence}: the how-manieth equal row this is, from 1
 * @param message {@code $message}
 * @param header {@code $header}
 */
public record RowContext(long line, int occurrence, Map<String, Object> message, Map<String, Object> header) {}
