package org.yijian.hub.page.overview;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.page.map.Drawing;
import org.yijian.hub.page.map.MapShape;
import org.yijian.hub.page.map.Maps;
import org.yijian.records.identifier.RegionCode;

/**
 * The parts of a region on a map, and as tiles those that no map shows.
 *
 * @param drawing size of the drawing; null if there is no map
 * @param shapes on the map
 * @param tiles not on the map
 */
public record AreaMap(@Nullable Drawing drawing, List<Shape> shapes, List<OverviewPage.Tile> tiles) {

    private static final int LETTER = 13;

    /**
     * A part on the map.
     *
     * @param outline where it lies
     * @param name in words
     * @param labelled whether its name fits into it
     * @param tile its figures; null if there is nothing to count
     */
    public record Shape(Drawing.Outline outline, String name, boolean labelled, OverviewPage.@Nullable Tile tile) {}

    /** @param region whose parts these are; null for all roots, which lie too far from one another for a map */
    static AreaMap of(@Nullable String region, List<OverviewPage.Tile> tiles, Maps maps,
            Function<String, String> names) {
        Map<String, OverviewPage.Tile> byRegion = tiles.stream()
                .collect(Collectors.toMap(tile -> tile.line().region(), Function.identity()));
        List<MapShape> shapes = region == null
                ? List.of()
                : maps.shapes(code -> byRegion.containsKey(code) || isPart(code, region));
        if (shapes.stream().noneMatch(shape -> byRegion.containsKey(shape.region()))) {
            return new AreaMap(null, List.of(), tiles);
        }
        Drawing drawing = Drawing.of(shapes);
        Set<String> drawn = shapes.stream().map(MapShape::region).collect(Collectors.toSet());
        return new AreaMap(drawing,
                drawing.outlines().stream().map(outline -> shape(outline, byRegion, names)).toList(),
                tiles.stream().filter(tile -> !drawn.contains(tile.line().region())).toList());
    }

    private static Shape shape(Drawing.Outline outline, Map<String, OverviewPage.Tile> tiles,
            Function<String, String> names) {
        String name = names.apply(outline.region());
        return new Shape(outline, name, outline.room() > name.length() * LETTER, tiles.get(outline.region()));
    }

    private static boolean isPart(String code, String region) {
        return RegionCode.parse(code).flatMap(RegionCode::parent).filter(parent -> parent.code().equals(region))
                .isPresent();
    }
}
