package org.yijian.connectors.folder;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.connectors.Connector;
import org.yijian.connectors.Connectors;
import org.yijian.connectors.input.Bounds;
import org.yijian.connectors.translation.Engine;
import org.yijian.connectors.translation.FolderConnector;
import org.yijian.records.validation.RecordReader;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * The connectors of this program: those shipped, and those in the operator's folder. A folder of the operator with the
 * name of a shipped one takes its place, so that a dialect can be adjusted where it is spoken. Changes in that folder are
 * noticed within two seconds of use; {@link #reload()} looks at once.
 */
public final class FolderConnectors implements Connectors, AutoCloseable {

    private static final int WORKERS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(FolderConnectors.class);

    private final @Nullable Path own;
    private final @Nullable FolderWatch watch;
    private final ExecutorService workers;
    private final Engine engine;
    private final Map<String, FolderConnector> shipped = new TreeMap<>();
    private volatile Map<String, FolderConnector> present = Map.of();

    /**
     * @param reader checks every record
     * @param own the operator's folder of connectors, which need not be there; null for none
     * @throws FaultException if a shipped connector is broken
     */
    public FolderConnectors(RecordReader reader, @Nullable Path own) {
        this(reader, own, Clock.systemUTC());
    }

    FolderConnectors(RecordReader reader, @Nullable Path own, Clock clock) {
        this.own = own;
        watch = own == null ? null : new FolderWatch(own, clock);
        workers = workers();
        engine = new Engine(reader, Bounds.standard(), workers, new SecureRandom().nextLong());
        ShippedFolders.read().forEach(folder -> shipped.put(folder.name(), folder.build(engine)));
        refresh();
    }

    /** Looks at the operator's folder again if something changed in it. */
    private void refresh() {
        if (watch != null && watch.changed()) {
            reload().forEach(problem -> LOG.warn("{}", problem));
        } else if (present.isEmpty()) {
            present = Collections.unmodifiableMap(shipped);
        }
    }

    /** Threads that go when they are not needed, so that nothing hangs when nobody closes this. */
    private static ExecutorService workers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(WORKERS, WORKERS, 10, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("yijian-translate-", 1).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public Optional<Connector> named(String name) {
        refresh();
        return Optional.ofNullable(present.get(name));
    }

    @Override
    public Collection<Connector> all() {
        refresh();
        return List.copyOf(present.values());
    }

    @Override
    public synchronized Collection<String> reload() {
        Map<String, FolderConnector> next = new TreeMap<>(shipped);
        List<String> problems = new ArrayList<>();
        if (own != null) {
            DirectoryFolders read = DirectoryFolders.read(own);
            read.problems().forEach(problem -> keepFormer(problem.folder(), problem.fault(), next, problems));
            read.folders().forEach(folder -> build(folder, next, problems));
        }
        present = Collections.unmodifiableMap(next);
        return problems;
    }

    private void build(ConnectorFolder folder, Map<String, FolderConnector> next, List<String> problems) {
        try {
            next.put(folder.name(), folder.build(engine));
        } catch (FaultException broken) {
            keepFormer(folder.name(), broken.fault(), next, problems);
        }
    }

    private void keepFormer(String name, Fault fault, Map<String, FolderConnector> next, List<String> problems) {
        problems.add(fault.code().code() + " " + fault.text(Locale.CHINESE) + " " + fault.text(Locale.ENGLISH));
        FolderConnector former = present.get(name);
        if (former != null) {
            next.put(name, former);
        }
    }

    /** Messages under way are finished, new ones are not begun. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
