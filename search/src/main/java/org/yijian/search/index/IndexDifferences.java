package org.yijian.search.index;

import java.util.List;
import java.util.UUID;

/**
 * How index and ledger differ.
 *
 * @param compared records compared, those of either side
 * @param differing records that differ
 * @param first the first of them
 */
public record IndexDifferences(long compared, long differing, List<Difference> first) {

    /** How many differences are named; more are only counted. */
    public static final int NAMED = 100;

    public IndexDifferences {
        first = List.copyOf(first);
    }

    public boolean none() {
        return differing == 0;
    }

    /**
     * One difference.
     *
     * @param id id of the record
     * @param kind what differs
     * @param ledger what the ledger has: revision and facility; empty if nothing
     * @param index what the index has
     */
    public record Difference(UUID id, Kind kind, String ledger, String index) {}

    /** What differs. */
    public enum Kind {
        /** The ledger has the record, the index does not. */
        MISSING,
        /** The index has a record that the ledger does not know. */
        UNKNOWN,
        /** The index has the record more than once. */
        REPEATED,
        /** Another revision. */
        REVISION,
        /** Another facility. */
        FACILITY
    }
}
