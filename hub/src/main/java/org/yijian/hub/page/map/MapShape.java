package org.yijian.hub.page.map;

import java.util.List;

/**
 * The shape of a region.
 *
 * @param region its code in the shortest form
 * @param rings outer and inner rings; inner ones are holes by the even-odd rule
 */
public record MapShape(String region, List<List<Point>> rings) {

    public MapShape {
        rings = List.copyOf(rings);
    }

    /**
     * A point.
     *
     * @param longitude degrees east
     * @param latitude degrees north
     */
    public record Point(double longitude, double latitude) {}
}
