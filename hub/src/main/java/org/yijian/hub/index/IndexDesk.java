package org.yijian.hub.index;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.Evidence;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.search.index.IndexGenerations;
import org.yijian.search.index.IndexStatus;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Where administrators look after the index. Whoever keeps the system running may build it anew, whoever watches may
 * not; both may have it compared. What they do is in the log before it begins. Nothing can get lost by either, so no
 * second person has to agree.
 */
public final class IndexDesk {

    private final IndexGenerations index;
    private final ChangeFeed feed;
    private final IndexComparisons comparisons;
    private final Nodes nodes;
    private final Evidence evidence;
    private final Clock clock;

    IndexDesk(IndexGenerations index, ChangeFeed feed, IndexComparisons comparisons, Nodes nodes, Evidence evidence,
            Clock clock) {
        this.index = index;
        this.feed = feed;
        this.comparisons = comparisons;
        this.nodes = nodes;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * How it is.
     *
     * @param node this node
     * @param index its index
     * @param end how far the ledger is
     * @param comparing whether this node compares at the moment
     * @param failure why the last comparison did not come to an end; null if it did
     * @param compared the last comparison of each node
     * @param nodes whether the nodes hold the same
     */
    public record Overview(String node, IndexStatus index, Change.Position end, boolean comparing,
            @Nullable String failure, List<ComparedIndex> compared, NodeComparison nodes) {}

    /** How it is now. */
    public Overview now() {
        List<ComparedIndex> compared = comparisons.all();
        return new Overview(nodes.self(), index.status(), feed.end(), comparisons.underWay(),
                comparisons.failure(), compared, NodeComparison.of(compared));
    }

    /**
     * Builds this node's index anew. If that is under way, it goes on and nothing is written down.
     *
     * @throws FaultException {@link HubError#NOT_PERMITTED}, {@code YJ-SEA-010} if the disk has no room
     */
    public void rebuild(Account account) {
        if (!account.may(Permission.MANAGE_SYSTEM)) {
            throw new FaultException(HubError.NOT_PERMITTED);
        }
        IndexStatus.Rebuild last = index.status().rebuild();
        if (last == null || !last.running()) {
            write(account, "rebuild-index");
            index.rebuild();
        }
    }

    /** Has every node compare its index with the ledger, and put right what differs. */
    public void compare(Account account) {
        if (!comparisons.underWay()) {
            write(account, "compare-index");
            nodes.compareAll();
        }
    }

    private void write(Account account, String action) {
        evidence.append(new Leaf(LeafType.ADMIN, account.name(), action, "index/" + nodes.self(), "allowed",
                clock.instant(), null, null));
    }
}
