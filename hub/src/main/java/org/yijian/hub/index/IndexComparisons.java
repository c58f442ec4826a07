package org.yijian.hub.index;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.hub.health.IndexRepair;
import org.yijian.hub.page.Wording;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.search.index.IndexGenerations;

/**
 * Compares this node's index with the ledger, every night and when somebody wants it, and writes down what was found, so
 * that every node can tell how all of them fare.
 */
public final class IndexComparisons implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexComparisons.class);
    private static final LocalTime NIGHT = LocalTime.of(3, 20);

    private final IndexGenerations index;
    private final IndexRepair repair;
    private final Nodes nodes;
    private final Transactions transactions;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("index-check").daemon().factory());
    private volatile @Nullable String failure;

    IndexComparisons(IndexGenerations index, IndexRepair repair, Nodes nodes, Transactions transactions,
            Clock clock) {
        this.index = index;
        this.repair = repair;
        this.nodes = nodes;
        this.transactions = transactions;
        this.clock = clock;
    }

    void start() {
        ZonedDateTime now = clock.instant().atZone(Wording.ZONE);
        ZonedDateTime next = now.with(NIGHT).isAfter(now) ? now.with(NIGHT) : now.plusDays(1).with(NIGHT);
        thread.scheduleAtFixedRate(this::begin, Duration.between(now, next).toMinutes(),
                Duration.ofDays(1).toMinutes(), TimeUnit.MINUTES);
        nodes.whenWanted(this::begin);
    }

    /** Begins to compare this node's index, unless that is under way. */
    private void begin() {
        if (underWay.compareAndSet(false, true)) {
            thread.execute(this::compare);
        }
    }

    private void compare() {
        try {
            IndexRepair.Outcome outcome = repair.run();
            int generation = index.status().generation();
            ComparedIndex compared = new ComparedIndex(nodes.self(), clock.instant(), generation,
                    index.hold(held -> held.digest()), outcome.compared(), outcome.differing(), outcome.repaired(),
                    outcome.first().stream().map(difference -> difference.id() + " " + difference.kind() + ": "
                            + difference.ledger() + " / " + difference.index()).toList());
            transactions.call("write down a comparison", connection -> ComparisonRows.put(connection, compared));
            failure = null;
        } catch (RuntimeException e) {
            LOG.error("Index and ledger could not be compared; trying again the next night", e);
            failure = e.toString();
        } finally {
            underWay.set(false);
        }
    }

    /** Whether this node compares at the moment. */
    boolean underWay() {
        return underWay.get();
    }

    /** Why the last comparison of this node did not come to an end; null if it did. */
    @Nullable
    String failure() {
        return failure;
    }

    /** The last comparison of each node that is up. */
    List<ComparedIndex> all() {
        Set<String> up = nodes.up();
        return transactions.call("read comparisons", ComparisonRows::all).stream()
                .filter(compared -> up.contains(compared.node())).toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
