package org.yijian.hub.page.overview;

import java.util.List;

/**
 * The figures of a month.
 *
 * @param name in words
 * @param mark short, for under a column
 * @param year the year, where one begins; empty elsewhere
 * @param total all together
 * @param parts by severity, the gravest first; one part where the kind has no severity
 */
public record MonthLine(String name, String mark, String year, Figure total, List<Part> parts) {

    /**
     * The figure of one severity.
     *
     * @param style severity's wire name, or {@code plain}
     * @param figure the number
     */
    public record Part(String style, Figure figure) {}
}
