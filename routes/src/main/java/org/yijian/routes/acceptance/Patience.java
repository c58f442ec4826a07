package org.yijian.routes.acceptance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the database as long as it takes: pauses that grow, and one line in the log a minute. */
final class Patience implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Duration shortest;
    private final Duration longest;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong lastLineMillis = new AtomicLong();

    Patience(AcceptanceSettings settings) {
        this.shortest = settings.shortestPause();
        this.longest = settings.longestPause();
    }

    /**
     * The work's result, however often it has to be tried. Only failures of the infrastructure are waited out.
     *
     * @throws Stopped if the hub stops meanwhile
     */
    <T> T insist(Supplier<T> work) {
        Duration pause = shortest;
        while (true) {
            check();
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!Infrastructure.isAway(e)) {
                    throw e;
                }
                tell(e);
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(longest) > 0 ? longest : pause.multipliedBy(2);
        }
    }

    /** Returns at once unless the hub is stopping. */
    void check() {
        if (stopping.getCount() == 0) {
            throw new Stopped();
        }
    }

    void pause(Duration time) {
        try {
            if (stopping.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private void tell(RuntimeException failure) {
        long now = System.nanoTime() / NANOS_PER_MILLI;
        long last = lastLineMillis.get();
        if ((last == 0 || now - last > BETWEEN_LINES.toMillis()) && lastLineMillis.compareAndSet(last, now)) {
            LOG.warn("The database or disk is away; messages wait in the queue and nothing is lost: {}",
                    failure.getMessage());
        }
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
