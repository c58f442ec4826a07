package org.yijian.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.RecordHead;
import org.yijian.search.index.IndexDifferences.Difference;
import org.yijian.search.index.IndexDifferences.Kind;

/**
 * Compares the index with the ledger: the same records, each once, in the same revision, at the same facility. Both
 * sides are walked in the order of ids, nothing is held in memory. While records arrive, those of the last second may be
 * named; let the follower catch up first to be sure.
 */
public final class IndexCheck {

    private final IndexedHeads index;
    private final List<Difference> first = new ArrayList<>();
    private List<RecordHead> found;
    private long compared;
    private long differing;

    private IndexCheck(IndexReader reader) throws IOException {
        index = new IndexedHeads(reader);
        found = index.next();
    }

    /** The current revision of every record of the ledger, in the order in which PostgreSQL sorts UUIDs. */
    public interface Heads {
        void forEach(Consumer<RecordHead> each);
    }

    /** Compares what is searchable now, after a refresh, with the ledger. */
    public static IndexDifferences compare(RecordIndex index, Heads ledger) {
        index.refresh();
        return index.read((searcher, names) -> {
            IndexCheck check = new IndexCheck(searcher.getIndexReader());
            try {
                ledger.forEach(check::accept);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            check.finish();
            return new IndexDifferences(check.compared, check.differing, check.first);
        });
    }

    private void accept(RecordHead expected) {
        try {
            skipUnknown(expected);
            compared++;
            if (found.isEmpty() || !found.getFirst().id().equals(expected.id())) {
                differ(expected, Kind.MISSING, expected, null);
            } else {
                compare(expected, found);
                found = index.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void skipUnknown(@Nullable RecordHead until) throws IOException {
        while (!found.isEmpty() && (until == null || IndexedHeads.compare(found.getFirst().id(), until.id()) < 0)) {
            compared++;
            differ(found.getFirst(), Kind.UNKNOWN, null, found.getFirst());
            found = index.next();
        }
    }

    private void finish() throws IOException {
        skipUnknown(null);
    }

    private void compare(RecordHead expected, List<RecordHead> same) {
        RecordHead only = same.getFirst();
        if (same.size() > 1) {
            differ(expected, Kind.REPEATED, expected, only);
        } else if (only.revision() != expected.revision()) {
            differ(expected, Kind.REVISION, expected, only);
        } else if (!only.facilityId().equals(expected.facilityId())) {
            differ(expected, Kind.FACILITY, expected, only);
        }
    }

    private void differ(RecordHead record, Kind kind, @Nullable RecordHead expected, @Nullable RecordHead found) {
        differing++;
        if (first.size() < IndexDifferences.NAMED) {
            first.add(new Difference(record.id(), kind, text(expected), text(found)));
        }
    }

    private static String text(@Nullable RecordHead head) {
        return head == null ? "" : "revision " + head.revision() + ", facility " + head.facilityId();
    }
}
