package org.yijian.search.index;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.search.SearchError;
import org.yijian.search.document.RecordForm;
import org.yijian.security.error.FaultException;

/**
 * Builds an index from the ledger beside the one that answers, until so little is left to follow that the new one can
 * catch up by itself. It takes one thread in four, rests between batches, and lets the other index pass first when that
 * is late, for twice as long as a batch takes: people go on searching and find new records as soon as ever, and however
 * much comes in the build goes on. A ledger that is away is waited for; a disk that cannot be written ends it.
 */
final class IndexBuild {

    private static final Logger LOG = LoggerFactory.getLogger(IndexBuild.class);
    private static final int BATCH = 2_000;
    private static final int COMMIT_AFTER = 50_000;
    private static final int MEMORY_MEGABYTES = 32;
    private static final int SHARE = 4;
    /** Part of the time of a batch that is rested after it. */
    private static final int REST = 4;
    private static final long LET_PASS_MILLIS = 20;
    private static final int LET_PASS_MOST = 2;
    private static final long PAUSE_MILLIS = 1_000;

    private final ChangeFeed feed;
    private final BooleanSupplier late;
    private final CountDownLatch closing;
    private final Clock clock;
    private final Instant startedAt;
    private long lastBatch;
    private volatile long records;
    private volatile Change.Position position = Change.Position.START;
    private volatile Duration took = Duration.ZERO;

    /**
     * @param late whether the index that answers lags behind
     * @param closing counted down when the build is to stop
     */
    IndexBuild(ChangeFeed feed, BooleanSupplier late, CountDownLatch closing, Clock clock) {
        this.feed = feed;
        this.late = late;
        this.closing = closing;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Records put into the index since this build began or went on. */
    long records() {
        return records;
    }

    /** How long it has been at work. */
    Duration took() {
        return took;
    }

    Change.Position position() {
        return position;
    }

    /** Fewer threads and less memory than the index that answers. */
    static IndexSettings settings(IndexSettings usual) {
        return new IndexSettings(Math.max(1, usual.threads() / SHARE), MEMORY_MEGABYTES, usual.refreshEvery(),
                usual.commitEvery(), COMMIT_AFTER);
    }

    /**
     * Builds, or goes on where a former build ended.
     *
     * @return false if it was stopped; what there is then is kept for the next time
     * @throws FaultException {@code YJ-SEA-008} if the disk cannot be written
     */
    boolean run(Path folder, IndexSettings usual, RecordForm form) throws InterruptedException {
        try (RecordIndex index = RecordIndex.open(folder, settings(usual), form)) {
            begin(index);
            long uncommitted = 0;
            while (closing.getCount() > 0) {
                int applied = apply(index, read(index));
                uncommitted += applied;
                if (applied < BATCH / 2 && closing.getCount() > 0) {
                    commit(index);
                    return true;
                }
                if (uncommitted >= COMMIT_AFTER) {
                    commit(index);
                    uncommitted = 0;
                }
            }
            commit(index);
            return false;
        }
    }

    /** Half an index of another ledger, or of documents that are made no more, is of no use. */
    private void begin(RecordIndex index) throws InterruptedException {
        while (closing.getCount() > 0) {
            try {
                String ledger = feed.ledger();
                if (index.older() || !index.ledger().equals(ledger) || !feed.has(index.position())) {
                    index.begin(ledger);
                }
                position = index.position();
                return;
            } catch (RuntimeException e) {
                awayOrEnd(e);
            }
        }
    }

    /** What follows; nothing at the end, and when the build is to stop. */
    private List<Change> read(RecordIndex index) throws InterruptedException {
        long end = System.nanoTime() + LET_PASS_MOST * lastBatch;
        while (System.nanoTime() < end && closing.getCount() > 0 && late.getAsBoolean()) {
            closing.await(LET_PASS_MILLIS, TimeUnit.MILLISECONDS);
        }
        while (closing.getCount() > 0) {
            try {
                return feed.read(index.position(), BATCH);
            } catch (RuntimeException e) {
                awayOrEnd(e);
            }
        }
        return List.of();
    }

    private int apply(RecordIndex index, List<Change> changes) throws InterruptedException {
        long started = System.nanoTime();
        int applied = index.apply(changes);
        position = index.position();
        records += applied;
        lastBatch = System.nanoTime() - started;
        closing.await(lastBatch / REST, TimeUnit.NANOSECONDS);
        took = Duration.between(startedAt, clock.instant());
        return applied;
    }

    private static void commit(RecordIndex index) {
        index.commit(index.position());
        index.refresh();
    }

    private void awayOrEnd(RuntimeException failure) throws InterruptedException {
        if (failure instanceof FaultException known && known.fault().code() instanceof SearchError) {
            throw failure;
        }
        LOG.warn("The ledger cannot be read; building the search index waits for it", failure);
        closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
