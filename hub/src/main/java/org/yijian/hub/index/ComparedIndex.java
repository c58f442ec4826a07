package org.yijian.hub.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.yijian.search.index.IndexDigest;

/**
 * What the last comparison of a node's index with the ledger found.
 *
 * @param node address of the node
 * @param at when
 * @param generation generation of the index
 * @param digest what it held after repair
 * @param compared records compared
 * @param differing records that differed from the ledger
 * @param repaired of these, records put right
 * @param first the first differences, in words
 */
public record ComparedIndex(String node, Instant at, int generation, IndexDigest digest, long compared, long differing,
        long repaired, List<String> first) {

    public ComparedIndex {
        first = List.copyOf(first);
    }

    /** Whether both were at the same place of the same ledger, so that what they hold can be compared. */
    boolean comparable(ComparedIndex other) {
        return digest.ledger().equals(other.digest.ledger()) && digest.position().equals(other.digest.position());
    }

    Map<String, IndexDigest.OfKind> kinds() {
        return digest.kinds();
    }
}
