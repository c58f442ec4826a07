package org.yijian.routes.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.routes.definition.DefinitionReader;
import org.yijian.routes.definition.RouteDefinition;
import org.yijian.routes.traffic.RouteStatus;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Keeps the running routes equal to the files in {@code home/routes}. A file that cannot be read as a definition stops
 * its route (nobody knows what it should do) and says why; the others are not touched.
 */
public final class RouteDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteDirectory.class);
    private static final long LARGEST = 64 * 1024;
    private static final String SUFFIX = ".json";
    private static final long BETWEEN_MILLIS = 2_000;

    /** What a file said when it was read last, and what came of it: one of route and fault is there. */
    private record Entry(byte[] content, @Nullable LiveRoute route, @Nullable Fault fault) {}

    private final Path folder;
    private final DefinitionReader reader;
    private final Surroundings surroundings;
    private final CamelContext camel;
    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService watch = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("route-directory").daemon().factory());

    public RouteDirectory(Path folder, DefinitionReader reader, Surroundings surroundings, CamelContext camel) {
        this.folder = folder;
        this.reader = reader;
        this.surroundings = surroundings;
        this.camel = camel;
    }

    /** Starts the routes and looks after them from now on. The Camel context must have been started. */
    public void start() {
        reload();
        watch.scheduleWithFixedDelay(this::reload, BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks at the files now. */
    public synchronized void reload() {
        try {
            Map<String, byte[]> files = files();
            entries.keySet().stream().filter(id -> !files.containsKey(id)).toList().forEach(this::remove);
            files.forEach(this::apply);
        } catch (IOException | RuntimeException e) {
            LOG.error("The folder of routes cannot be read; the routes stay as they are", e);
        }
    }

    private Map<String, byte[]> files() throws IOException {
        Files.createDirectories(folder);
        Map<String, byte[]> files = new TreeMap<>();
        try (var paths = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path path : paths) {
                String name = String.valueOf(path.getFileName());
                boolean small = Files.size(path) <= LARGEST;
                files.put(name.substring(0, name.length() - SUFFIX.length()),
                        small ? Files.readAllBytes(path) : new byte[0]);
            }
        }
        return files;
    }

    private void apply(String id, byte[] content) {
        Entry known = entries.get(id);
        if (known == null || !Arrays.equals(known.content(), content)) {
            remove(id);
            entries.put(id, read(id, content));
        }
        Entry entry = entries.get(id);
        if (entry != null && entry.route() != null) {
            entry.route().start();
        }
    }

    private Entry read(String id, byte[] content) {
        try {
            return new Entry(content, new LiveRoute(reader.read(id, content), surroundings, camel), null);
        } catch (FaultException e) {
            LOG.warn("The definition of route {} is not valid: {}", id, e.getMessage());
            return new Entry(content, null, e.fault());
        }
    }

    private void remove(String id) {
        Entry entry = entries.remove(id);
        if (entry != null && entry.route() != null) {
            entry.route().stop();
        }
    }

    /** The status of every route, by id. */
    public List<RouteStatus> all() {
        return entries.entrySet().stream().map(entry -> status(entry.getKey(), entry.getValue())).toList();
    }

    /** The status of one route. */
    public Optional<RouteStatus> status(String id) {
        return Optional.ofNullable(entries.get(id)).map(entry -> status(id, entry));
    }

    private static RouteStatus status(String id, Entry entry) {
        return entry.route() != null
                ? entry.route().status()
                : new RouteStatus(id, "", "", "", RouteStatus.State.INVALID, entry.fault(), null, null, 0, 0, 0);
    }

    /** The definition of one route, if it is valid. */
    public Optional<RouteDefinition> definition(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::route).map(LiveRoute::definition);
    }

    /** Where the messages of a pushing agency go; empty if there is no such route, or it does not run. */
    public Optional<Receiver> receiver(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::route).flatMap(LiveRoute::pushed);
    }

    @Override
    public void close() {
        watch.shutdown();
        synchronized (this) {
            List.copyOf(entries.keySet()).forEach(this::remove);
        }
    }
}
