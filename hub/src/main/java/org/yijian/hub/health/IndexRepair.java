package org.yijian.hub.health;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.search.index.IndexCheck;
import org.yijian.search.index.IndexDifferences;
import org.yijian.search.index.IndexGenerations;
import org.yijian.search.index.RecordIndex;
import org.yijian.security.access.AccessScope;

/**
 * Compares this node's index with the ledger every night and puts right what differs, each record by itself, while
 * searches go on. The index follows the ledger exactly, so a difference is a fault: it is told in the log, not only
 * mended.
 */
@Component
public class IndexRepair implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(IndexRepair.class);
    private static final LocalTime NIGHT = LocalTime.of(3, 20);
    /** An index that differs more is better built anew. */
    private static final int MOST = 100_000;

    private final IndexGenerations index;
    private final LedgerHeads heads;
    private final LedgerReader ledger;
    private final Clock clock;
    private final ScheduledExecutorService nights = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("index-repair").daemon().factory());

    public IndexRepair(IndexGenerations index, LedgerHeads heads, LedgerReader ledger, Clock clock) {
        this.index = index;
        this.heads = heads;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What a repair did.
     *
     * @param compared records compared
     * @param differing records that differed
     * @param repaired records put right; those in between were brought by the follower meanwhile
     */
    public record Outcome(long compared, long differing, long repaired) {}

    @Override
    public void afterPropertiesSet() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime next = now.with(NIGHT).isAfter(now) ? now.with(NIGHT) : now.plusDays(1).with(NIGHT);
        nights.scheduleAtFixedRate(this::night, Duration.between(now, next).toMinutes(), Duration.ofDays(1).toMinutes(),
                TimeUnit.MINUTES);
    }

    private void night() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.error("Index and ledger could not be compared; trying again the next night", e);
        }
    }

    /** Compares and repairs now. */
    public synchronized Outcome run() {
        return index.hold(this::run);
    }

    private Outcome run(RecordIndex index) {
        Set<UUID> differing = new LinkedHashSet<>();
        IndexDifferences differences = heads.read(all -> IndexCheck.compare(index, all, id -> {
            if (differing.size() < MOST) {
                differing.add(id);
            }
        }));
        AccessScope everything = AccessScope.everything("index-repair");
        long repaired = differing.stream().filter(id -> index.repair(id, ledger.record(id, everything))).count();
        if (repaired > 0) {
            index.refresh();
            LOG.warn("Of {} records {} differed between index and ledger; {} were repaired; the first: {}",
                    differences.compared(), differences.differing(), repaired, differences.first().getFirst());
        }
        return new Outcome(differences.compared(), differences.differing(), repaired);
    }

    @Override
    public void destroy() {
        nights.shutdownNow();
    }
}
