package org.yijian.hub.page.overview;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.yijian.hub.page.map.MapShape.Point;

import static org.assertj.core.api.Assertions.assertThat;

class FarApartTest {

    private static final double LEAST = .02;

    private record Place(String region, Point at) {}

    private static List<List<Place>> groups(Place... places) {
        return FarApart.groups(List.of(places), Place::region, Place::at, LEAST);
    }

    private static Place place(String region, double east, double north) {
        return new Place(region, new Point(east, north));
    }

    @Test
    void countiesAnHoursTrainApartGetAMapEach() {
        Place one = place("500106001", 106.45, 29.55);
        Place neighbour = place("500106002", 106.47, 29.57);
        Place other = place("510107", 104.04, 30.64);
        assertThat(groups(one, other, neighbour)).containsExactly(List.of(one, neighbour), List.of(other));
    }

    @Test
    void neighboursStayOnOneMap() {
        Place one = place("500106", 106.40, 29.55);
        Place another = place("500106", 106.50, 29.60);
        Place next = place("500103", 106.56, 29.56);
        assertThat(groups(one, another, next)).containsExactly(List.of(one, another, next));
    }

    @Test
    void manyCountiesStayOnOneMap() {
        Place[] places = IntStream.rangeClosed(1, 5).mapToObj(i -> place("50010" + i, 100 + i * 2, 30))
                .toArray(Place[]::new);
        assertThat(groups(places)).hasSize(1);
    }

    @Test
    void onePlaceIsAMap() {
        assertThat(groups(place("500106", 106.45, 29.55))).hasSize(1);
    }
}
