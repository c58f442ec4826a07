package org.yijian.search.index;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.search.SearchError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** One rebuild from beginning to end, on a thread of its own: build, open, catch up, switch, delete the old one. */
final class IndexRebuild implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexRebuild.class);
    private static final long SOON_MILLIS = 10;
    /** A build waits while the index that answers is so late. */
    private static final Duration LATE = Duration.ofMillis(600);
    /** The old generation shows nothing new for so long at most, then it is let go and the switch tried again. */
    private static final Duration FROZEN = Duration.ofMillis(500);
    /** While segments are merged the new index takes its size twice. */
    private static final int ROOM = 2;
    private static final long LEAST_ROOM = 64L << 20;
    private static final int ALL = 100;

    private final int number;
    private final IndexGenerations generations;
    private final GenerationFolders folders;
    private final Clock clock;
    private final IndexBuild build;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile IndexStatus.State state = IndexStatus.State.BUILDING;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable Fault fault;

    IndexRebuild(int number, IndexGenerations generations, GenerationFolders folders, ChangeFeed feed, Clock clock) {
        this.number = number;
        this.generations = generations;
        this.folders = folders;
        this.clock = clock;
        this.build = new IndexBuild(feed, () -> generations.lag().compareTo(LATE) > 0, closing, clock);
        this.thread = Thread.ofPlatform().name("search-rebuild").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** @throws FaultException {@code YJ-SEA-010} if a second index beside this one would not fit */
    static void requireRoom(GenerationFolders folders, int current) throws IOException {
        long wanted = Math.max(LEAST_ROOM, ROOM * folders.size(current));
        long free = folders.free();
        if (free < wanted) {
            throw new FaultException(Fault.of(SearchError.NO_ROOM, wanted >> 20, free >> 20));
        }
    }

    private void run() {
        try {
            LOG.info("Generation {} of the search index is being built", number);
            requireRoom(folders, generations.current().number());
            if (build.run(folders.folder(number), generations.settings(), generations.form())) {
                state = IndexStatus.State.SWITCHING;
                switchOver();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void switchOver() throws InterruptedException, IOException {
        Generation fresh = generations.open(number);
        Generation old = generations.current();
        boolean replaced = false;
        try {
            while (!replaced && closing.getCount() > 0) {
                replaced = caughtUp(old, fresh) && replaced(old, fresh);
            }
        } finally {
            if (!replaced) {
                fresh.close();
            }
        }
        if (replaced) {
            state = IndexStatus.State.DONE;
            endedAt = clock.instant();
            LOG.info("Generation {} of the search index answers: {} records in {} s", number,
                    fresh.index().documents(), build.took().toSeconds());
            retire(old);
        }
    }

    /** Nobody is led to it any more; those who are there finish, unless the hub stops. */
    private void retire(Generation old) throws InterruptedException, IOException {
        old.leave();
        while (!old.unused(SOON_MILLIS) && closing.getCount() > 0) {
            // somebody still reads in it
        }
        old.close();
        folders.delete(old.number());
    }

    private boolean caughtUp(Generation old, Generation fresh) throws InterruptedException {
        IndexHealth health = fresh.follower().health();
        if (health.state() == IndexHealth.State.STOPPED) {
            throw new FaultException(Fault.of(SearchError.INDEX_UNWRITABLE, String.valueOf(health.error())));
        }
        if (fresh.index().position().compareTo(old.index().position()) >= 0) {
            return true;
        }
        closing.await(SOON_MILLIS, TimeUnit.MILLISECONDS);
        return false;
    }

    /** What somebody has found must be found again a moment later: the old one waits until the new one has as much. */
    private boolean replaced(Generation old, Generation fresh) throws InterruptedException, IOException {
        old.index().freeze(true);
        try {
            Change.Position shown = old.index().position();
            long end = System.nanoTime() + FROZEN.toNanos();
            while (fresh.index().position().compareTo(shown) < 0) {
                if (System.nanoTime() > end || closing.await(SOON_MILLIS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            fresh.index().refresh();
            generations.replaceBy(fresh);
            return true;
        } finally {
            old.index().freeze(false);
        }
    }

    private void fail(Exception failure) {
        if (state == IndexStatus.State.DONE) {
            LOG.warn("The generation before could not be deleted; the next start does", failure);
            return;
        }
        LOG.error("Generation {} of the search index could not be built; the one before goes on", number, failure);
        fault = failure instanceof FaultException known
                ? known.fault()
                : Fault.of(SearchError.INDEX_UNWRITABLE, String.valueOf(failure.getMessage()));
        endedAt = clock.instant();
        state = IndexStatus.State.FAILED;
        try {
            folders.delete(number);
        } catch (IOException | RuntimeException e) {
            LOG.warn("What was built of it could not be deleted; the next start does", e);
        }
    }

    IndexStatus.Rebuild status() {
        IndexStatus.State now = state;
        return new IndexStatus.Rebuild(number, now, build.startedAt(), endedAt, build.records(), build.took(),
                percent(now), fault);
    }

    /** Sequence numbers of changes rise with the ledger, so they tell how far it is. */
    private int percent(IndexStatus.State now) {
        if (now == IndexStatus.State.DONE) {
            return ALL;
        }
        long all = generations.health().position().sequence();
        long built = build.position().sequence();
        return all == 0 ? 0 : (int) Math.min(ALL - 1, ALL * built / all);
    }

    /** Stops it; what was built is kept and goes on the next time. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
