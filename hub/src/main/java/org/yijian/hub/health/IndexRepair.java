package org.yijian.hub.health;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.search.index.IndexCheck;
import org.yijian.search.index.IndexDifferences;
import org.yijian.search.index.IndexGenerations;
import org.yijian.search.index.RecordIndex;
import org.yijian.security.access.AccessScope;

/**
 * Compares this node's index with the ledger and puts right what differs, each record by itself, while searches go on.
 * The index follows the ledger exactly, so a difference is a fault: it is told in the log, not only mended.
 */
@Component
public class IndexRepair {

    private static final Logger LOG = LoggerFactory.getLogger(IndexRepair.class);
    /** An index that differs more is better built anew. */
    private static final int MOST = 100_000;
    private static final int NAMED = 10;

    private final IndexGenerations index;
    private final LedgerHeads heads;
    private final LedgerReader ledger;

    public IndexRepair(IndexGenerations index, LedgerHeads heads, LedgerReader ledger) {
        this.index = index;
        this.heads = heads;
        this.ledger = ledger;
    }

    /**
     * What a repair did.
     *
     * @param compared records compared
     * @param differing records that differed
     * @param repaired records put right; those in between were brought by the follower meanwhile
     * @param first what differed, the first of them
     */
    public record Outcome(long compared, long differing, long repaired, List<IndexDifferences.Difference> first) {}

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
        return new Outcome(differences.compared(), differences.differing(), repaired,
                differences.first().stream().limit(NAMED).toList());
    }
}
