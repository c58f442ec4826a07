package org.yijian.hub.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that comes round again and again, each kind in a thread of its own. A round that fails is told and tried again. */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** Begins with a pause, and pauses between rounds. */
    public Rounds every(Duration pause, String name, Runnable round) {
        threads.add(Thread.ofVirtual().name(name).start(() -> run(pause, name, round)));
        return this;
    }

    private void run(Duration pause, String name, Runnable round) {
        try {
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                attempt(name, round);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(String name, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) { // database or disk away: the next round may fare better
            LOG.warn("{} failed and is tried again", name, e);
        }
    }

    /** Lets each finish its round. */
    @Override
    public void close() {
        stop.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
