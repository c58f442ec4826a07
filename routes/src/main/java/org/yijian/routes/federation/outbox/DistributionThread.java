package org.yijian.routes.federation.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.routes.acceptance.Infrastructure;
import org.yijian.routes.transport.PollerLease;

/** Keeps the distribution going: at once after a change, again and again while the database is away. */
public final class DistributionThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DistributionThread.class);
    /** Commits of the ledger wake it up, also those that no feed reads at the moment: not more often than this. */
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);

    private final Distribution distribution;
    private final Retention retention;
    private final ChangeFeed changes;
    private final PollerLease lease;
    private final CountDownLatch stop = new CountDownLatch(1);

    public DistributionThread(Distribution distribution, Retention retention, ChangeFeed changes, PollerLease lease) {
        this.retention = retention;
        this.distribution = distribution;
        this.changes = changes;
        this.lease = lease;
    }

    public void start() {
        Thread.ofVirtual().name("federation-distribution").start(this::run);
    }

    private void run() {
        try {
            while (!stopped(Duration.ZERO)) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            if (!lease.holds("federation-distribution")) {
                stopped(DATABASE_PAUSE);
            } else if (!distribution.step()) {
                retention.round();
                if (!stopped(BREATH)) {
                    changes.await(PAUSE);
                }
            }
        } catch (DataAccessException e) {
            tell(e);
            stopped(DATABASE_PAUSE);
        } catch (RuntimeException e) {
            LOG.error("The distribution failed unexpectedly and is tried again", e);
            stopped(DATABASE_PAUSE);
        }
    }

    /** A database that is away comes back by itself; everything else somebody must look at. */
    private static void tell(DataAccessException e) {
        if (Infrastructure.isAway(e)) {
            LOG.debug("The database is away", e);
        } else {
            LOG.error("A statement failed and is tried again", e);
        }
    }

    private boolean stopped(Duration pause) throws InterruptedException {
        return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
