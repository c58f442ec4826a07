package org.yijian.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Function;

import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.search.SearchError;
import org.yijian.search.document.RecordForm;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * The index of this node. One generation answers and follows the ledger; another may be built beside it and takes its
 * place in one step when it holds at least what the first one shows. Whoever reads the first one at that moment finishes
 * there; it is deleted when the last one has left.
 *
 * <p>An index of an older form, and one that was half built when the hub was stopped, is built in the background by
 * itself. Only an index that is lost or cannot be read is built in the open: until it has caught up less is found.
 */
public final class IndexGenerations implements SearchableIndex, AutoCloseable {

    private final GenerationFolders folders;
    private final ChangeFeed feed;
    private final IndexSettings settings;
    private final RecordForm form;
    private final Clock clock;
    private volatile Generation current;
    private volatile boolean closed;
    private @Nullable IndexRebuild rebuild;

    private IndexGenerations(GenerationFolders folders, ChangeFeed feed, IndexSettings settings, RecordForm form,
            Clock clock) {
        this.folders = folders;
        this.feed = feed;
        this.settings = settings;
        this.form = form;
        this.clock = clock;
        this.current = start(folders.current(form));
    }

    /**
     * Opens the index in a folder, made if it is not there, and follows the ledger.
     *
     * @throws FaultException {@code YJ-SEA-007}, {@code YJ-SEA-009} if the folder cannot be used
     */
    public static IndexGenerations start(Path folder, ChangeFeed feed, IndexSettings settings, Clock clock) {
        return start(GenerationFolders.open(folder), feed, settings, RecordForm.CURRENT, clock);
    }

    static IndexGenerations start(GenerationFolders folders, ChangeFeed feed, IndexSettings settings,
            RecordForm form, Clock clock) {
        try {
            IndexGenerations index = new IndexGenerations(folders, feed, settings, form, clock);
            index.resume();
            return index;
        } catch (RuntimeException e) {
            IOUtils.closeWhileHandlingException(folders);
            throw e;
        }
    }

    private Generation start(int number) {
        RecordIndex index = RecordIndex.open(folders.folder(number), settings, form);
        return new Generation(number, index, IndexFollower.start(index, feed, settings, clock));
    }

    private synchronized void resume() {
        try {
            OptionalInt halfBuilt = folders.halfBuilt(current.number());
            if (halfBuilt.isPresent() || current.index().older()) {
                begin(halfBuilt.isPresent() ? halfBuilt.getAsInt() : folders.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IndexRebuild begin(int number) {
        IndexRebuild begun = new IndexRebuild(number, this, folders, feed, clock);
        rebuild = begun;
        begun.start();
        return begun;
    }

    /**
     * Builds the index anew in the background. If that is under way already, it goes on and nothing else happens.
     *
     * @return how it stands now
     * @throws FaultException {@code YJ-SEA-010} if the disk has no room for a second index, {@code YJ-SEA-006}
     */
    public synchronized IndexStatus rebuild() {
        if (closed) {
            throw new FaultException(SearchError.INDEX_CLOSED);
        }
        IndexRebuild former = rebuild;
        if (former == null || !former.status().running()) {
            try {
                IndexRebuild.requireRoom(folders, current.number());
                begin(folders.next());
            } catch (IOException e) {
                throw new FaultException(Fault.of(SearchError.INDEX_UNREADABLE, String.valueOf(e.getMessage())), e);
            }
        }
        return status();
    }

    /** How the index is. */
    public IndexStatus status() {
        IndexRebuild last;
        synchronized (this) {
            last = rebuild;
        }
        Generation held = enter();
        try {
            return new IndexStatus(held.number(), held.index().form(), held.index().older(), held.index().documents(),
                    size(held.number()), held.follower().health(), last == null ? null : last.status());
        } finally {
            held.leave();
        }
    }

    private long size(int generation) {
        try {
            return folders.size(generation);
        } catch (IOException e) {
            throw new FaultException(Fault.of(SearchError.INDEX_UNREADABLE, String.valueOf(e.getMessage())), e);
        }
    }

    /** How the generation that answers stands to the ledger. */
    public IndexHealth health() {
        return current.follower().health();
    }

    /** How long the oldest record that cannot be found yet has waited; zero for an index that does not follow. */
    public Duration lag() {
        IndexHealth health = health();
        return health.up() ? health.lag() : Duration.ZERO;
    }

    @Override
    public Change.Position position() {
        return hold(RecordIndex::position);
    }

    @Override
    public void refresh() {
        hold(index -> {
            index.refresh();
            return index;
        });
    }

    @Override
    public <T> T read(AccessScope scope, Reading<T> reading) {
        return hold(index -> index.read(scope, reading));
    }

    /**
     * Uses the generation that answers now. It stays, and follows the ledger, until this returns.
     *
     * @throws FaultException {@code YJ-SEA-006} if the index has been closed
     */
    public <T> T hold(Function<RecordIndex, T> use) {
        Generation held = enter();
        try {
            return use.apply(held.index());
        } finally {
            held.leave();
        }
    }

    private Generation enter() {
        while (!closed) {
            Generation answering = current;
            if (answering.enter()) {
                return answering;
            }
        }
        throw new FaultException(SearchError.INDEX_CLOSED);
    }

    /** Opens a generation that has been built, as it is opened after a restart. */
    Generation open(int number) {
        return start(number);
    }

    IndexSettings settings() {
        return settings;
    }

    RecordForm form() {
        return form;
    }

    Generation current() {
        return current;
    }

    /** From now on the other one answers; whoever asks for it after a crash too. */
    void replaceBy(Generation other) throws IOException {
        folders.name(other.number());
        current = other;
    }

    /** Stops following and building; what has been built is kept. */
    @Override
    public void close() {
        IndexRebuild last;
        synchronized (this) {
            closed = true;
            last = rebuild;
        }
        try {
            if (last != null) {
                last.close();
            }
            current.close();
        } finally {
            try {
                folders.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
