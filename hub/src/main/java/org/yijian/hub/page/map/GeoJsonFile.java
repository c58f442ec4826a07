package org.yijian.hub.page.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.yijian.hub.HubError;
import org.yijian.records.identifier.RegionCode;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the regions of a GeoJSON file (RFC 7946): polygons and multipolygons with a property {@code adcode} or
 * {@code code}. Other features are passed over. Size, depth and number of points are bounded.
 */
final class GeoJsonFile {

    static final long LARGEST = 20L << 20;
    static final int MOST_POINTS = 200_000;
    private static final int DEEPEST = 24;

    private final JsonMapper json = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                    .maxDocumentLength(LARGEST).maxStringLength(10_000).maxNumberLength(40).build())
            .build());
    private final Path file;
    private int points;

    GeoJsonFile(Path file) {
        this.file = file;
    }

    /**
     * The regions in the file.
     *
     * @throws FaultException with {@link HubError#MAP_UNREADABLE}
     */
    List<MapShape> read() {
        try {
            if (Files.size(file) > LARGEST) {
                throw unreadable("> 20 MB");
            }
            return json.readTree(Files.readAllBytes(file)).path("features").valueStream().flatMap(this::shape)
                    .toList();
        } catch (IOException | JacksonException e) {
            throw new FaultException(
                    Fault.of(HubError.MAP_UNREADABLE, file.getFileName(), e.getClass().getSimpleName()),
                    e);
        }
    }

    private Stream<MapShape> shape(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        Optional<RegionCode> region = Stream.of("adcode", "code").map(properties::path)
                .filter(JsonNode::isValueNode).flatMap(code -> RegionCode.parse(code.asString("")).stream())
                .findFirst();
        JsonNode coordinates = feature.path("geometry").path("coordinates");
        List<List<MapShape.Point>> rings = switch (feature.path("geometry").path("type").asString("")) {
            case "Polygon" -> polygon(coordinates).toList();
            case "MultiPolygon" -> coordinates.valueStream().flatMap(this::polygon).toList();
            default -> List.of();
        };
        return region.filter(known -> !rings.isEmpty()).map(known -> new MapShape(known.code(), rings)).stream();
    }

    private Stream<List<MapShape.Point>> polygon(JsonNode rings) {
        return rings.valueStream().map(this::ring).filter(ring -> ring.size() > 2);
    }

    private List<MapShape.Point> ring(JsonNode positions) {
        List<MapShape.Point> ring = new ArrayList<>();
        for (JsonNode position : positions) {
            double longitude = position.path(0).asDouble(Double.NaN);
            double latitude = position.path(1).asDouble(Double.NaN);
            if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
                throw unreadable(position.toString());
            }
            if (++points > MOST_POINTS) {
                throw unreadable("> " + MOST_POINTS);
            }
            ring.add(new MapShape.Point(longitude, latitude));
        }
        return ring;
    }

    private FaultException unreadable(String reason) {
        return new FaultException(HubError.MAP_UNREADABLE, file.getFileName(), reason);
    }
}
