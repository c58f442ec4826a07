package org.yijian.hub.page.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * Shapes as they stand on paper, see {@link Projection}.
 *
 * @param width width of the drawing
 * @param height height of the drawing
 * @param outlines one a shape
 */
public record Drawing(int width, int height, List<Outline> outlines) {

    private static final double SMALLEST = 1e-9;
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
        return of(shapes, Projection.of(shapes.stream().flatMap(shape -> shape.rings().stream()).flatMap(List::stream)
                .toList(), SMALLEST));
    }

    /** The same on paper that shows something else too. */
    public static Drawing of(List<MapShape> shapes, Projection paper) {
        List<Outline> outlines = shapes.stream()
                .map(shape -> outline(shape.region(), shape.rings().stream()
                        .map(ring -> ring.stream().map(point -> new Place(paper.x(point), paper.y(point))).toList())
                        .toList()))
                .toList();
        return new Drawing(paper.width(), paper.height(), outlines);
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
