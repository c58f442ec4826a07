package org.yijian.hub.page.map;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;

import org.yijian.hub.page.map.MapShape.Point;

/**
 * From degrees to paper: degrees of longitude are shortened as they are in the middle of the map, which is true enough for
 * anything up to a province.
 *
 * @param west degrees at the left edge
 * @param north degrees at the upper edge
 * @param shortened how long a degree of longitude is, in degrees of latitude
 * @param scale units of paper a degree of latitude
 * @param width width of the paper
 * @param height height of the paper
 */
public record Projection(double west, double north, double shortened, double scale, int width, int height) {

    private static final double WIDTH = 720;
    private static final double TALLEST = 620;
    private static final double MARGIN = 6;

    /**
     * Paper on which all these points have room.
     *
     * @param points at least one
     * @param least degrees that the paper shows at least in each direction
     */
    public static Projection of(Collection<Point> points, double least) {
        DoubleSummaryStatistics east = points.stream().mapToDouble(Point::longitude).summaryStatistics();
        DoubleSummaryStatistics north = points.stream().mapToDouble(Point::latitude).summaryStatistics();
        double shortened = Math.cos(Math.toRadians((north.getMin() + north.getMax()) / 2));
        double across = Math.max(least, east.getMax() - east.getMin());
        double tall = Math.max(least, north.getMax() - north.getMin());
        double wide = across * shortened;
        double scale = Math.min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall);
        return new Projection((east.getMin() + east.getMax() - across) / 2,
                (north.getMin() + north.getMax() + tall) / 2,
                shortened, scale, (int) Math.ceil(wide * scale + 2 * MARGIN),
                (int) Math.ceil(tall * scale + 2 * MARGIN));
    }

    /** From the left. */
    public double x(Point point) {
        return MARGIN + (point.longitude() - west) * shortened * scale;
    }

    /** From above. */
    public double y(Point point) {
        return MARGIN + (north - point.latitude()) * scale;
    }

    /** Whether a point is on the paper. */
    public boolean shows(Point point) {
        return x(point) >= 0 && x(point) <= width && y(point) >= 0 && y(point) <= height;
    }
}
