package org.yijian.hub.page.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.hub.HubError;
import org.yijian.hub.configuration.Home;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MapsTest {

    private static final String SQUARE = "[[106,29],[107,29],[107,30],[106,30],[106,29]]";

    @TempDir
    Path folder;

    private Path maps = Path.of("unset");

    @BeforeEach
    void aFolderForMaps() throws IOException {
        maps = Files.createDirectories(folder.resolve("maps"));
    }

    @Test
    void shapesAreFoundByTheirRegionAndReadAgainWhenTheFileChanges() throws IOException {
        // Given
        Path file = write("a.geojson", feature("\"adcode\":500106", "Polygon", "[" + SQUARE + "]"));
        Maps known = new Maps(new Home(folder));
        // When
        var first = known.shapes("500106"::equals);
        write("a.geojson", feature("\"code\":\"500107000000\"", "MultiPolygon", "[[" + SQUARE + "]]"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        // Then
        assertThat(first).singleElement().satisfies(shape -> assertThat(shape.rings().getFirst()).hasSize(5));
        assertThat(known.shapes("500106"::equals)).isEmpty();
        assertThat(known.shapes("500107"::equals)).hasSize(1);
    }

    @Test
    void whatIsNoMapIsRefusedAndTheOthersStay() throws IOException {
        // Given
        Path deep = write("deep.geojson", "[".repeat(60) + "]".repeat(60));
        Path far = write("far.geojson", feature("\"adcode\":500106", "Polygon", "[[[200,0],[1,1],[2,2]]]"));
        Path many = write("many.geojson", feature("\"adcode\":500106", "Polygon",
                "[[" + "[106,29],".repeat(GeoJsonFile.MOST_POINTS) + "[106,29]]]"));
        write("fine.geojson", feature("\"adcode\":\"500106\"", "Polygon", "[" + SQUARE + "]"));
        // When, Then
        for (Path file : new Path[]{ deep, far, many }) {
            assertThatThrownBy(() -> new GeoJsonFile(file).read()).isInstanceOfSatisfying(FaultException.class,
                    refused -> assertThat(refused.fault().code()).isEqualTo(HubError.MAP_UNREADABLE));
        }
        assertThat(new Maps(new Home(folder)).shapes(code -> true)).hasSize(1);
    }

    @Test
    void featuresWithoutARegionOrAnAreaArePassedOver() throws IOException {
        // Given
        Path file = write("odd.geojson", "{\"features\":[{\"properties\":{\"adcode\":\"x\"},\"geometry\":{\"type\":"
                + "\"Polygon\",\"coordinates\":[" + SQUARE + "]}},{\"properties\":{\"adcode\":500106},\"geometry\":"
                + "{\"type\":\"Point\",\"coordinates\":[106,29]}},{}]}");
        // When, Then
        assertThat(new GeoJsonFile(file).read()).isEmpty();
    }

    @Test
    void degreesOfLongitudeAreAsShortAsTheyAreAtTheirLatitude() throws IOException {
        // Given
        Path file = write("a.geojson", feature("\"adcode\":500106", "Polygon", "[" + SQUARE + "]"));
        // When
        Drawing drawing = Drawing.of(new GeoJsonFile(file).read());
        // Then
        double across = (drawing.width() - 12.0) / (drawing.height() - 12.0);
        assertThat(String.format(Locale.ROOT, "%.2f", across)).isEqualTo("0.87");
        assertThat(drawing.outlines().getFirst().path()).startsWith("M").endsWith("Z");
        assertThat(drawing.outlines().getFirst().y()).isCloseTo(drawing.height() / 2,
                org.assertj.core.data.Offset.offset(2));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(maps.resolve(name), text);
    }

    private static String feature(String property, String type, String coordinates) {
        return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{" + property
                + "},\"geometry\":{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}}]}";
    }
}
