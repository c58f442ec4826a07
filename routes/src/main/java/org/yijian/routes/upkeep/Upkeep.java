package org.yijian.routes.upkeep;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.routes.transport.PollerLease;

/** Does what must be done now and then, on the node that holds the lease; a failure is told and tried again next time. */
public final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** Lets the start of the hub go first. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private interface Task {
        int run() throws Exception;
    }

    private final PollerLease lease;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("upkeep").daemon().factory());

    private Upkeep(PollerLease lease) {
        this.lease = lease;
    }

    /** Starts doing it. */
    public static Upkeep start(LostTickets tickets, RawRetention retention, UpkeepSettings settings,
            PollerLease lease) {
        Upkeep upkeep = new Upkeep(lease);
        upkeep.every(settings.ticketsEvery(), "lost-tickets", tickets::reissue);
        upkeep.every(settings.rawEvery(), "raw-retention", retention::remove);
        return upkeep;
    }

    private void every(Duration time, String name, Task task) {
        thread.scheduleWithFixedDelay(() -> run(name, task), Math.min(FIRST.toMillis(), time.toMillis()),
                time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(String name, Task task) {
        try {
            if (lease.holds("upkeep-" + name)) {
                task.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("The task {} failed and is tried again later: {}", name, e.getMessage());
            LOG.debug("The task {} failed", name, e);
        }
    }

    /** Stops; what is being done is interrupted. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
