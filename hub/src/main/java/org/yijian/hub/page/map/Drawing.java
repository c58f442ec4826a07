package org.yijian.hub.page.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.yijian.hub.page.map.MapShape.Point;

/**
 * Shapes as they stand on paper: degrees of longitude shortened as they are in the middle of the map, which is true
 * enough for anything up to a province.
 *
 * @param width width of the drawing
 * @param height height of the drawing
 * @param outlines one a shape
 */
public record Drawing(int width, int height, List<Outline> outlines) {

    private static final double WIDTH = 720;
    private static final double TALLEST = 620;
    private static final double MARGIN = 6;
    /** Points nearer than this to the one before would not be seen. */
    private static final double NEAR = .4;

    /**
     * A shape on paper.
     *
     * @param region code
     * @param path data of an SVG path, to be filled by the even-odd rule
     * @param x where its label stands
     * @param y where its label stands
     * @param room width of the shape, in which the label must fit
     */
    public record Outline(String region, String path, int x, int y, int room) {}

    private record Place(double x, double y) {}

    /** @param shapes at least one */
    public static Drawing of(List<MapShape> shapes) {
        DoubleSummaryStatistics east = extent(shapes, Point::longitude);
        DoubleSummaryStatistics north = extent(shapes, Point::latitude);
        double shortened = Math.cos(Math.toRadians((north.getMin() + north.getMax()) / 2));
        double wide = Math.max(1e-9, (east.getMax() - east.getMin()) * shortened);
        double tall = Math.max(1e-9, north.getMax() - north.getMin());
        double scale = Math.min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall);
        List<Outline> outlines = shapes.stream()
                .map(shape -> outline(shape.region(), shape.rings().stream().map(ring -> ring.stream()
                        .map(point -> new Place(MARGIN + (point.longitude() - east.getMin()) * shortened * scale,
                                MARGIN + (north.getMax() - point.latitude()) * scale))
                        .toList()).toList()))
                .toList();
        return new Drawing((int) Math.ceil(wide * scale + 2 * MARGIN), (int) Math.ceil(tall * scale + 2 * MARGIN),
                outlines);
    }

    private static DoubleSummaryStatistics extent(List<MapShape> shapes, ToDoubleFunction<Point> side) {
        return shapes.stream().flatMap(shape -> shape.rings().stream()).flatMap(List::stream).mapToDouble(side)
                .summaryStatistics();
    }

    private static Outline outline(String region, List<List<Place>> rings) {
        StringBuilder path = new StringBuilder();
        rings.forEach(ring -> add(path, ring));
        List<Place> largest = rings.stream().max(Comparator.comparingDouble(ring -> Math.abs(area(ring))))
                .orElseThrow();
        DoubleSummaryStatistics across = largest.stream().mapToDouble(Place::x).summaryStatistics();
        Place middle = middle(largest);
        return new Outline(region, path.toString(), (int) middle.x, (int) middle.y,
                (int) (across.getMax() - across.getMin()));
    }

    private static void add(StringBuilder path, List<Place> ring) {
        List<Place> kept = new ArrayList<>();
        for (Place place : ring) {
            if (kept.isEmpty() || Math.hypot(place.x - kept.getLast().x, place.y - kept.getLast().y) >= NEAR) {
                path.append(kept.isEmpty() ? 'M' : 'L').append(number(place.x)).append(' ').append(number(place.y));
                kept.add(place);
            }
        }
        path.append('Z');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Twice the area, by the shoelace formula. */
    private static double area(List<Place> ring) {
        double area = 0;
        for (int at = 0; at < ring.size(); at++) {
            Place here = ring.get(at);
            Place next = ring.get((at + 1) % ring.size());
            area += here.x * next.y - next.x * here.y;
        }
        return area;
    }

    private static Place middle(List<Place> ring) {
        double area = area(ring);
        if (Math.abs(area) < 1e-9) {
            return ring.getFirst();
        }
        double x = 0;
        double y = 0;
        for (int at = 0; at < ring.size(); at++) {
            Place here = ring.get(at);
            Place next = ring.get((at + 1) % ring.size());
            double cross = here.x * next.y - next.x * here.y;
            x += (here.x + next.x) * cross;
            y += (here.y + next.y) * cross;
        }
        return new Place(x / (3 * area), y / (3 * area));
    }
}
