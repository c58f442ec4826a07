package org.yijian.search.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.StoredRecord;

/** A change feed in memory that can be away. */
final class MemoryFeed implements ChangeFeed {

    private final List<Change> changes = new ArrayList<>();
    private boolean away;
    private int refused;

    synchronized void append(Change change) {
        changes.add(change);
        notifyAll();
    }

    synchronized void away(boolean isAway) {
        away = isAway;
    }

    synchronized int refused() {
        return refused;
    }

    @Override
    public synchronized List<Change> read(Change.Position after, int recordLimit) {
        if (away) {
            refused++;
            throw new IllegalStateException("the database is away");
        }
        List<Change> read = new ArrayList<>();
        int records = 0;
        for (Change change : changes) {
            if (change.position().compareTo(after) > 0 && (records == 0 || records < recordLimit)) {
                read.add(change);
                records += change.records().size();
            }
        }
        return read;
    }

    @Override
    public synchronized String ledger() {
        return "memory";
    }

    @Override
    public synchronized boolean has(Change.Position position) {
        return position.equals(Change.Position.START)
                || changes.stream().anyMatch(change -> change.position().equals(position));
    }

    @Override
    public synchronized Change.Position end() {
        return changes.isEmpty() ? Change.Position.START : changes.getLast().position();
    }

    @Override
    public synchronized void await(Duration atMost) throws InterruptedException {
        wait(atMost.toMillis());
    }

    /** The current revision of every record, as the ledger would list them. */
    synchronized Iterator<RecordHead> heads() {
        Map<UUID, StoredRecord> current = new HashMap<>();
        for (Change change : changes) {
            for (StoredRecord record : change.records()) {
                current.merge(record.id(), record,
                        (known, other) -> other.revision() < known.revision() ? known : other);
            }
        }
        return current.values().stream()
                .map(record -> new RecordHead(record.id(), record.revision(), record.facilityId()))
                .sorted((one, other) -> IndexedHeads.compare(one.id(), other.id())).iterator();
    }
}
