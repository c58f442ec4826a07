package org.yijian.search.index;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;

/**
 * Follows the ledger's change feed on its own thread and puts everything into the index; while one batch is indexed the
 * next is read. A ledger that is away is waited for. What cannot be indexed is never skipped: the follower stays before
 * it, tries again and says so in {@link #health()}.
 */
public final class IndexFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int BATCH = 2_000;
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final long SHORTEST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;

    private final RecordIndex index;
    private final ChangeFeed feed;
    private final CommitRhythm rhythm;
    private final MergeRhythm merges;
    private final FollowerState state;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("search-read").daemon().factory());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final IndexRefresher refresher;
    private final IndexCommitter committer;
    private final Thread thread;

    private IndexFollower(RecordIndex index, ChangeFeed feed, IndexSettings settings, Clock clock) {
        this.index = index;
        this.feed = feed;
        this.rhythm = new CommitRhythm(settings, clock);
        this.state = new FollowerState(clock, index.position());
        this.merges = new MergeRhythm(index, clock);
        this.refresher = new IndexRefresher(index, state, merges, settings.refreshEvery());
        this.committer = new IndexCommitter(index, state::committed);
        this.thread = Thread.ofPlatform().name("search-follow").daemon().unstarted(this::run);
    }

    /** Starts following where the index ends. */
    public static IndexFollower start(RecordIndex index, ChangeFeed feed, IndexSettings settings, Clock clock) {
        IndexFollower follower = new IndexFollower(index, feed, settings, clock);
        follower.thread.start();
        return follower;
    }

    /** How the index stands to the ledger now. */
    public IndexHealth health() {
        return state.health(index.position());
    }

    private void run() {
        long pause = SHORTEST_PAUSE;
        try {
            while (closing.getCount() > 0) {
                try {
                    settle();
                    agree();
                    follow();
                    pause = SHORTEST_PAUSE;
                } catch (RuntimeException | ExecutionException e) {
                    fail(e);
                    closing.await(pause, TimeUnit.MILLISECONDS);
                    pause = Math.min(2 * pause, LONGEST_PAUSE);
                }
            }
            state.stopped(null);
        } catch (InterruptedException e) {
            state.stopped(e);
            Thread.currentThread().interrupt();
        } catch (Error e) {
            LOG.error("The search index has stopped following the ledger", e);
            state.stopped(e);
            throw e;
        }
    }

    /** An index that holds something else than this ledger's past is of no use, and its position means nothing here. */
    private void agree() {
        String ledger = feed.ledger();
        boolean same = index.ledger().equals(ledger);
        if (same && feed.has(index.position())) {
            return;
        }
        if (!index.position().equals(Change.Position.START)) {
            LOG.warn("The search index is rebuilt: {}", same
                    ? "it is ahead of the ledger " + ledger + ", which must have been restored from a backup"
                    : "it holds the ledger " + index.ledger() + ", and the database now holds " + ledger);
        }
        index.begin(ledger);
        state.committed(index.position());
    }

    private void fail(Exception failure) {
        Throwable cause = failure instanceof ExecutionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (state.health(index.position()).state() != IndexHealth.State.RETRYING) {
            LOG.error("The search index cannot follow the ledger; trying again", cause);
        }
        state.failed(cause);
    }

    /** Follows until closed, or until something fails. */
    private void follow() throws InterruptedException, ExecutionException {
        Future<List<Change>> next = readAfter(index.position());
        while (closing.getCount() > 0) {
            List<Change> changes = await(next);
            if (changes == null) {
                continue;
            }
            if (changes.isEmpty()) {
                state.caughtUp();
                merges.idle();
                commitIfDue();
                feed.await(WAIT);
                next = readAfter(index.position());
            } else {
                state.following(changes);
                next = readAfter(changes.getLast().position());
                rhythm.applied(index.apply(changes));
                merges.applied();
                state.applied(changes);
                commitIfDue();
            }
        }
    }

    private Future<List<Change>> readAfter(Change.Position position) {
        return reading.submit(() -> feed.read(position, BATCH));
    }

    /** What was read; null if it is still being read, so that closing is noticed. */
    private static @Nullable List<Change> await(Future<List<Change>> next)
            throws InterruptedException, ExecutionException {
        try {
            return next.get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        }
    }

    private void commitIfDue() throws InterruptedException, ExecutionException {
        if (committer.idle()) {
            settle();
            if (rhythm.due()) {
                committer.begin();
                rhythm.begun();
            }
        }
    }

    /** Waits for the commit that is under way, and hears how it went. */
    private void settle() throws InterruptedException, ExecutionException {
        try {
            committer.finish();
        } catch (ExecutionException e) {
            rhythm.failed();
            throw e;
        }
    }

    /** Stops following and commits. The index stays open for searching. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
            refresher.close();
            committer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } finally {
            reading.shutdownNow();
        }
        Change.Position end = index.position();
        if (!end.equals(state.health(end).committed())) {
            index.commit(end);
            state.committed(end);
        }
    }
}
