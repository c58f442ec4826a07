package org.yijian.routes.federation.reception;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The order in which requests of a partner came, so that they may be read and opened side by side and still have their
 * effect one after the other. It is a courtesy that saves refusals; what must follow what is said by the numbers of the
 * messages alone.
 */
public final class Turns {

    /** A request that takes longer does not keep the later ones waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Turn> last = new ConcurrentHashMap<>();

    /** The place of one request. */
    public static final class Turn implements AutoCloseable {

        /** Behind nobody. */
        static final Turn AT_ONCE = new Turn(null);

        private final @Nullable CountDownLatch before;
        private final CountDownLatch done = new CountDownLatch(1);

        private Turn(@Nullable Turn before) {
            this.before = before == null ? null : before.done;
        }

        /** Waits until the request before has had its effect, or for {@link #PATIENCE}. */
        void await() {
            try {
                if (before != null) {
                    before.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            done.countDown();
        }
    }

    /** The place behind all requests of this partner that came before. */
    public Turn take(String partner) {
        return last.compute(partner, (hub, before) -> new Turn(before));
    }
}
