package org.yijian.search.index;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.yijian.records.ledger.Change;

/** Makes the index durable on its own thread, one commit at a time, so that following never waits for the disk. */
final class IndexCommitter implements AutoCloseable {

    private static final Future<?> NONE = CompletableFuture.completedFuture(null);

    private final RecordIndex index;
    private final Consumer<Change.Position> committed;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("search-commit").daemon().factory());
    private Future<?> underWay = NONE;

    /** @param committed hears up to where the index has become durable */
    IndexCommitter(RecordIndex index, Consumer<Change.Position> committed) {
        this.index = index;
        this.committed = committed;
    }

    boolean idle() {
        return underWay.isDone();
    }

    /** Begins to commit what has been applied by now. Called when idle, by the thread that applies. */
    void begin() {
        Change.Position position = index.position();
        underWay = thread.submit(() -> commit(position));
    }

    /**
     * Waits for the commit that is under way, if any; a failure is told once.
     *
     * @throws ExecutionException if it failed
     */
    void finish() throws ExecutionException, InterruptedException {
        Future<?> last = underWay;
        underWay = NONE;
        last.get();
    }

    private void commit(Change.Position position) {
        index.commit(position);
        committed.accept(position);
    }

    /** Waits for the commit that is under way; says nothing if it fails, as the next one has what it lacks. */
    @Override
    public void close() {
        thread.close();
    }
}
