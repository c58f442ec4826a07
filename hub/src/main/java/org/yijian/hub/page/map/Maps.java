package org.yijian.hub.page.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.yijian.hub.configuration.Home;
import org.yijian.security.error.FaultException;

/**
 * The shapes of regions in the operator's files. A file is read when it is first wanted and again when it changed; one that
 * cannot be read is told in the log once, and its regions are shown as tiles.
 */
@Component
public class Maps {

    private static final Logger LOG = LoggerFactory.getLogger(Maps.class);
    private static final int MOST_FILES = 50;

    private final Path folder;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    public Maps(Home home) {
        this.folder = home.maps();
    }

    private record Known(FileTime modified, List<MapShape> shapes) {}

    /** Shapes of the regions that are wanted, each once, in the order of their codes. */
    public List<MapShape> shapes(Predicate<String> wanted) {
        Map<String, MapShape> shapes = new TreeMap<>();
        files().stream().flatMap(file -> read(file).stream()).filter(shape -> wanted.test(shape.region()))
                .forEach(shape -> shapes.putIfAbsent(shape.region(), shape));
        return List.copyOf(shapes.values());
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".geojson")).sorted()
                    .limit(MOST_FILES).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<MapShape> read(Path file) {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            Known before = known.get(file);
            if (before != null && before.modified.equals(modified)) {
                return before.shapes;
            }
            List<MapShape> shapes = readAnew(file);
            known.put(file, new Known(modified, shapes));
            return shapes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MapShape> readAnew(Path file) {
        try {
            return new GeoJsonFile(file).read();
        } catch (FaultException e) {
            LOG.warn("{}", e.fault().text(Locale.CHINESE), e);
            return List.of();
        }
    }
}
