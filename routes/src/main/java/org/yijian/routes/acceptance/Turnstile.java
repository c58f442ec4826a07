package org.yijian.routes.acceptance;

import java.time.Duration;

/**
 * Lets parts of large messages into the ledger, so many at a time: all threads while the followers keep up, fewer and fewer
 * the later they are, and none when they are very late, so that the processor goes to whoever is behind and is never left
 * idle by everybody stopping at once. Nobody waits longer than two seconds.
 */
final class Turnstile {

    private static final Duration EARLY = Duration.ofMillis(350);
    private static final Duration LATE = Duration.ofMillis(750);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int PAUSES = 200;

    private final Pace pace;
    private final int most;
    private final Patience patience;
    private int inside;

    /** @param most threads that append when nobody is late */
    Turnstile(Pace pace, int most, Patience patience) {
        this.pace = pace;
        this.most = most;
        this.patience = patience;
    }

    /** Waits for its turn and appends. */
    void pass(Runnable append) {
        for (int pause = 0; !enter(pause == PAUSES); pause++) {
            patience.pause(PAUSE);
        }
        try {
            append.run();
        } finally {
            leave();
        }
    }

    private synchronized boolean enter(boolean waitedLong) {
        boolean may = waitedLong || inside < places(pace.lag(), most);
        if (may) {
            inside++;
        }
        return may;
    }

    private synchronized void leave() {
        inside--;
    }

    /** How many may be inside at the same time while followers are so late. */
    static int places(Duration lag, int most) {
        long between = LATE.minus(EARLY).toMillis();
        long left = Math.clamp(LATE.minus(lag).toMillis(), 0, between);
        return (int) ((most * left + between - 1) / between);
    }
}
