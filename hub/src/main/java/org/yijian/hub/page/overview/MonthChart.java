package org.yijian.hub.page.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Columns by month, drawn to {@link #WIDTH} × {@link #HEIGHT}.
 *
 * @param columns one a month, in the order of time
 * @param lines horizontal lines with their numbers
 */
public record MonthChart(List<Column> columns, List<Line> lines) {

    /** Width of the drawing. */
    static final int WIDTH = 760;
    /** Height of the drawing. */
    static final int HEIGHT = 260;

    private static final int LEFT = 46;
    private static final int TOP = 22;
    private static final int BOTTOM = 226;
    private static final int LINES = 4;

    /**
     * A month.
     *
     * @param x left edge of the room it has
     * @param middle middle of it
     * @param width width of the room it has
     * @param top where the number above it stands
     * @param line in words and numbers
     * @param pieces from the bottom up
     */
    public record Column(int x, int middle, int width, int top, MonthLine line, List<Piece> pieces) {}

    /**
     * A piece of a column.
     *
     * @param x left edge
     * @param y upper edge
     * @param width width
     * @param height height
     * @param style severity's wire name, or {@code plain}
     */
    public record Piece(int x, int y, int width, int height, String style) {}

    /**
     * A horizontal line.
     *
     * @param y where
     * @param text its number
     */
    public record Line(int y, String text) {}

    static MonthChart of(List<MonthLine> months) {
        long most = months.stream().mapToLong(line -> line.total().count()).max().orElse(0);
        long step = step(most);
        long top = Math.max(step, (most + step - 1) / step * step);
        List<Line> lines = LongStream.rangeClosed(0, top / step).map(number -> number * step)
                .mapToObj(number -> new Line(y(number, top), Long.toString(number))).toList();
        int width = (WIDTH - LEFT) / Math.max(1, months.size());
        List<Column> columns = IntStream.range(0, months.size())
                .mapToObj(place -> column(months.get(place), LEFT + place * width, width, top)).toList();
        return new MonthChart(columns, lines);
    }

    private static Column column(MonthLine line, int x, int width, long top) {
        int bar = width * 2 / 3;
        int left = x + (width - bar) / 2;
        List<Piece> pieces = new ArrayList<>();
        long below = 0;
        for (MonthLine.Part part : line.parts()) {
            if (part.figure().count() > 0) {
                int lower = y(below, top);
                below += part.figure().count();
                pieces.add(new Piece(left, y(below, top), bar, lower - y(below, top), part.style()));
            }
        }
        return new Column(x, x + width / 2, width, y(line.total().count(), top) - 6, line, pieces);
    }

    private static int y(long number, long top) {
        return (int) (BOTTOM - number * (BOTTOM - TOP) / top);
    }

    /** 1, 2 or 5 times a power of ten, so that about four lines are drawn. */
    static long step(long most) {
        long step = 1;
        for (int turn = 0; most > step * LINES; turn++) {
            step = turn % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }
}
