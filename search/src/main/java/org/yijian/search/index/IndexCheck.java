package org.yijian.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;
import org.yijian.search.index.IndexDifferences.Difference;
import org.yijian.search.index.IndexDifferences.Kind;

/**
 * Compares the index with the ledger: the same records, each once, in the same revision, at the same facility. Both
 * sides are walked in the order of ids, nothing is held in memory. While records arrive, those of the last second may be
 * named; let the follower catch up first to be sure.
 */
public final class IndexCheck {

    private final Iterator<RecordHead> ledger;
    private final IndexedHeads index;
    private final Consumer<UUID> each;
    private final List<Difference> first = new ArrayList<>();
    private long compared;
    private long differing;

    private IndexCheck(Iterator<RecordHead> ledger, IndexReader reader, Consumer<UUID> each) throws IOException {
        this.ledger = ledger;
        this.each = each;
        this.index = new IndexedHeads(reader);
    }

    /**
     * Compares.
     *
     * @param ledger the current revision of every record of the ledger, in the order in which PostgreSQL sorts UUIDs
     */
    public static IndexDifferences compare(RecordIndex index, Iterator<RecordHead> ledger) {
        return compare(index, ledger, unnamed -> {
            // the first ones are named in the answer
        });
    }

    /** Compares, and names every record that differs. */
    public static IndexDifferences compare(RecordIndex index, Iterator<RecordHead> ledger, Consumer<UUID> each) {
        index.refresh();
        return index.read((searcher, names) -> new IndexCheck(ledger, searcher.getIndexReader(), each).compare());
    }

    private IndexDifferences compare() throws IOException {
        RecordHead expected = nextOfLedger();
        List<RecordHead> found = index.next();
        while (expected != null || !found.isEmpty()) {
            compared++;
            int order = order(expected, found);
            if (order < 0 && expected != null) {
                differ(expected, Kind.MISSING, expected, null);
            } else if (order > 0 || expected == null) {
                differ(found.getFirst(), Kind.UNKNOWN, null, found.getFirst());
            } else {
                compare(expected, found);
            }
            expected = order <= 0 ? nextOfLedger() : expected;
            found = order >= 0 ? index.next() : found;
        }
        return new IndexDifferences(compared, differing, first);
    }

    /** Negative if only the ledger has the smaller id, positive if only the index has, 0 if both have the same. */
    private static int order(@Nullable RecordHead expected, List<RecordHead> found) {
        if (found.isEmpty()) {
            return -1;
        }
        return expected == null ? 1 : IndexedHeads.compare(expected.id(), found.getFirst().id());
    }

    private void compare(RecordHead expected, List<RecordHead> found) {
        RecordHead only = found.getFirst();
        if (found.size() > 1) {
            differ(expected, Kind.REPEATED, expected, only);
        } else if (only.revision() != expected.revision()) {
            differ(expected, Kind.REVISION, expected, only);
        } else if (!only.facilityId().equals(expected.facilityId())) {
            differ(expected, Kind.FACILITY, expected, only);
        }
    }

    private @Nullable RecordHead nextOfLedger() {
        return ledger.hasNext() ? ledger.next() : null;
    }

    private void differ(RecordHead record, Kind kind, @Nullable RecordHead expected, @Nullable RecordHead found) {
        differing++;
        each.accept(record.id());
        if (first.size() < IndexDifferences.NAMED) {
            first.add(new Difference(record.id(), kind, text(expected), text(found)));
        }
    }

    private static String text(@Nullable RecordHead head) {
        return head == null ? "" : "revision " + head.revision() + ", facility " + head.facilityId();
    }
}
