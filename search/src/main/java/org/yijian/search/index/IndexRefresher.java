package org.yijian.search.index;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes new records searchable, on its own thread so that indexing never waits for it. It rests as long as the setting
 * says, three times as long while records keep coming, and at least a quarter as long as its last refresh took.
 */
final class IndexRefresher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexRefresher.class);
    private static final int REST = 4;
    private static final int WHILE_BUSY = 3;

    private final RecordIndex index;
    private final FollowerState state;
    private final MergeRhythm merges;
    private final Duration every;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    IndexRefresher(RecordIndex index, FollowerState state, MergeRhythm merges, Duration every) {
        this.index = index;
        this.state = state;
        this.merges = merges;
        this.every = every;
        this.thread = Thread.ofPlatform().name("search-refresh").daemon().start(this::run);
    }

    private void run() {
        long rest = every.toNanos();
        try {
            while (!closing.await(rest, TimeUnit.NANOSECONDS)) {
                long took = refresh();
                rest = Math.max(merges.busy() ? WHILE_BUSY * every.toNanos() : every.toNanos(), took / REST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return nanoseconds it took */
    private long refresh() {
        long started = System.nanoTime();
        try {
            state.refreshing();
            index.refresh();
            state.refreshed();
        } catch (RuntimeException e) {
            LOG.error("The search index could not be refreshed; trying again", e);
        }
        return System.nanoTime() - started;
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join();
    }
}
