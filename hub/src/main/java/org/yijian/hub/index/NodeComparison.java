package org.yijian.hub.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.yijian.search.index.IndexDigest;

/**
 * Whether the indexes of several nodes hold the same.
 *
 * @param state what can be said
 * @param differences kinds of which two nodes hold something else; empty unless they differ
 */
public record NodeComparison(State state, List<Difference> differences) {

    public NodeComparison {
        differences = List.copyOf(differences);
    }

    /** What can be said. */
    public enum State {
        /** Only one node has been looked at. */
        ALONE,
        /** All hold the same. */
        SAME,
        /** Some hold something else. */
        DIFFERENT,
        /** They were looked at while records came in, each at another place of the ledger. */
        MOVING
    }

    /**
     * A kind of which a node holds something else than the first one. The one that also differed from the ledger is
     * wrong.
     *
     * @param kind wire name
     * @param node the node
     * @param records what it holds
     * @param other the first node
     * @param otherRecords what that one holds
     */
    public record Difference(String kind, String node, long records, String other, long otherRecords) {}

    static NodeComparison of(List<ComparedIndex> nodes) {
        if (nodes.size() < 2) {
            return new NodeComparison(State.ALONE, List.of());
        }
        ComparedIndex first = nodes.getFirst();
        List<Difference> differences = new ArrayList<>();
        for (ComparedIndex node : nodes.subList(1, nodes.size())) {
            if (!node.comparable(first)) {
                return new NodeComparison(State.MOVING, List.of());
            }
            compare(first, node, differences);
        }
        return new NodeComparison(differences.isEmpty() ? State.SAME : State.DIFFERENT, differences);
    }

    private static void compare(ComparedIndex first, ComparedIndex node, List<Difference> differences) {
        TreeSet<String> kinds = new TreeSet<>(first.kinds().keySet());
        kinds.addAll(node.kinds().keySet());
        for (String kind : kinds) {
            IndexDigest.OfKind wanted = first.kinds().get(kind);
            IndexDigest.OfKind found = node.kinds().get(kind);
            if (!Objects.equals(wanted, found)) {
                differences.add(new Difference(kind, node.node(), found == null ? 0 : found.records(), first.node(),
                        wanted == null ? 0 : wanted.records()));
            }
        }
    }
}
