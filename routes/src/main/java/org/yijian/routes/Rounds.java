package org.yijian.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.routes.acceptance.Infrastructure;

/**
 * Work that comes round again and again, each kind in a thread of its own. A round that fails is told and tried again; a
 * database that is away comes back by itself.
 */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** One round of some work. */
    @FunctionalInterface
    public interface Round {

        /** @throws InterruptedException if the thread is to end */
        void run() throws InterruptedException;
    }

    /** Begins with a pause, and pauses between rounds. */
    public Rounds every(Duration pause, String name, Round round) {
        threads.add(Thread.ofVirtual().name(name).start(() -> run(pause, name, round)));
        return this;
    }

    private void run(Duration pause, String name, Round round) {
        try {
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                attempt(name, round);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(String name, Round round) throws InterruptedException {
        try {
            round.run();
        } catch (RuntimeException e) {
            if (Infrastructure.isAway(e)) {
                LOG.debug("{} waits for the database", name, e);
            } else {
                LOG.warn("{} failed and is tried again", name, e);
            }
        }
    }

    /** Lets each finish its round, unless that takes long. */
    @Override
    public void close() {
        stop.countDown();
        for (Thread thread : threads) {
            try {
                thread.join(LAST_ROUND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
