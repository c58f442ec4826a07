package org.yijian.hub.page.overview;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.lookup.AuditedOverview;
import org.yijian.hub.page.Wording;
import org.yijian.hub.page.map.Drawing;
import org.yijian.hub.page.map.MapShape;
import org.yijian.hub.page.map.Maps;
import org.yijian.hub.page.map.Projection;
import org.yijian.records.identifier.RegionCode;
import org.yijian.search.overview.Places;
import org.yijian.search.overview.Places.Place;

/**
 * Facilities as points, over the outlines of the region's parts if the operator mounted a map of them, with the same
 * facilities in a list beside it.
 *
 * @param sheets one map, or one for each county where they are far apart; none if there is nothing to draw
 * @param lines the list, those with most open findings first
 * @param notes what else is to be known: too many, none, without a place, off the map
 */
public record PointMap(List<Sheet> sheets, List<Line> lines, List<String> notes) {

    /** Degrees that a map shows at least: about two kilometres. */
    private static final double LEAST = .02;
    private static final Comparator<Line> WORST_FIRST = Comparator
            .comparingLong((Line line) -> line.open().count()).reversed().thenComparing(Line::name)
            .thenComparing(Line::address);

    /**
     * A map.
     *
     * @param name what it shows; empty if it is the only one
     * @param drawing the outlines and the size of the paper
     * @param points on the paper, those with open findings last so that they are not hidden
     */
    public record Sheet(String name, Drawing drawing, List<Point> points) {}

    /**
     * A facility on the list.
     *
     * @param name its name
     * @param address of its file
     * @param area its region, without those above
     * @param beds how many, in words
     * @param open findings that wait to be rectified
     */
    public record Line(String name, String address, String area, String beds, Figure open) {}

    /**
     * A facility on the map.
     *
     * @param line the same on the list
     * @param x from the left
     * @param y from above
     */
    public record Point(Line line, int x, int y) {}

    private record Located(Line line, String region, MapShape.Point at) {}

    static PointMap of(@Nullable String region, Places places, Maps maps, OverviewView view, Wording wording) {
        List<Located> all = places.places().stream().map(place -> new Located(line(place, view, wording),
                place.region(), new MapShape.Point(place.longitude(), place.latitude())))
                .sorted(Comparator.comparing(Located::line, WORST_FIRST)).toList();
        List<Line> lines = all.stream().map(Located::line).toList();
        if (all.isEmpty()) {
            return new PointMap(List.of(), lines, notes(places, 0, wording));
        }
        List<MapShape> shapes = region == null ? List.of() : maps.shapes(within(region));
        List<Sheet> sheets = shapes.isEmpty()
                ? bare(FarApart.groups(all, Located::region, Located::at, LEAST), view)
                : List.of(sheet("", all, shapes, shapes.stream().flatMap(shape -> shape.rings().stream())
                        .flatMap(List::stream).toList()));
        int drawn = sheets.stream().mapToInt(sheet -> sheet.points().size()).sum();
        return new PointMap(sheets, lines, notes(places, all.size() - drawn, wording));
    }

    private static List<Sheet> bare(List<List<Located>> groups, OverviewView view) {
        return groups.stream().map(group -> sheet(groups.size() == 1 ? "" : county(group.getFirst(), view), group,
                List.of(), group.stream().map(Located::at).toList())).toList();
    }

    private static String county(Located one, OverviewView view) {
        return view.name(RegionCode.parse(one.region()).map(RegionCode::county).orElse(one.region()));
    }

    private static Sheet sheet(String name, List<Located> all, List<MapShape> shapes, List<MapShape.Point> shown) {
        Projection paper = Projection.of(shown, LEAST);
        List<Point> points = all.reversed().stream().filter(located -> paper.shows(located.at()))
                .map(located -> new Point(located.line(), (int) Math.round(paper.x(located.at())),
                        (int) Math.round(paper.y(located.at()))))
                .toList();
        return new Sheet(name, Drawing.of(shapes, paper), points);
    }

    private static Line line(Place place, OverviewView view, Wording wording) {
        String name = place.name();
        return new Line(name == null ? place.facility().toString() : name, "/facilities/" + place.facility(),
                view.name(place.region()), place.beds() == 0 ? "" : wording.count(place.beds()),
                Figure.of(place.open(), view.openOf(place.facility()), wording));
    }

    private static Predicate<String> within(String region) {
        return code -> code.equals(region)
                || RegionCode.parse(code).filter(known -> known.path().contains(region)).isPresent();
    }

    private static List<String> notes(Places places, int offTheMap, Wording wording) {
        List<String> notes = new java.util.ArrayList<>();
        if (places.placed() > places.places().size()) {
            notes.add(wording.text("overview.points.many", wording.count(places.placed()),
                    wording.count(AuditedOverview.MOST_PLACES)));
        }
        if (places.placed() == 0) {
            notes.add(wording.text("overview.points.none"));
        } else if (places.unplaced() > 0) {
            notes.add(wording.text("overview.points.unplaced", wording.count(places.unplaced())));
        }
        if (offTheMap > 0) {
            notes.add(wording.text("overview.points.off", wording.count(offTheMap)));
        }
        return List.copyOf(notes);
    }
}
