package org.yijian.routes.federation.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.dao.DataAccessException;
import org.yijian.routes.acceptance.Infrastructure;

/**
 * Looks after something again and again, on a thread of its own, until it is stopped. What fails is tried again after a
 * second.
 */
public final class Watch {

    private static final Duration AWAY = Duration.ofSeconds(1);

    private final Logger log;
    private final Supplier<Duration> look;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    /**
     * @param log where failures are told
     * @param look looks once, and says how long to wait until the next time
     */
    public Watch(Logger log, Supplier<Duration> look) {
        this.log = log;
        this.look = look;
    }

    /** Looks from now on. */
    public void start(String name) {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!stopped(pause)) {
                pause = once();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration once() {
        try {
            return look.get();
        } catch (DataAccessException e) {
            tell(log, e);
        } catch (RuntimeException e) {
            log.error("Failed unexpectedly and is tried again", e);
        }
        return AWAY;
    }

    /** A database that is away comes back by itself; everything else somebody must look at. */
    static void tell(Logger log, DataAccessException e) {
        if (Infrastructure.isAway(e)) {
            log.debug("The database is away", e);
        } else {
            log.error("A statement failed and is tried again", e);
        }
    }

    /** Waits so long, or until it is stopped; tells whether it is. */
    boolean stopped(Duration pause) throws InterruptedException {
        return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it; what it is doing now it still does. */
    public void stop() {
        stop.countDown();
    }

    /** Waits until it has ended. */
    void join() {
        Thread running = thread;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
