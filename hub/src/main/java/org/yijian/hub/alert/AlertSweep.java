package org.yijian.hub.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.hub.alert.AlertRows.Place;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.search.SearchQuery;
import org.yijian.search.watch.IndexedMatches;
import org.yijian.search.watch.SearchMatch;

/**
 * The second look: runs every saved search on the index over the records that changed since the last time, by their place
 * in the feed, and adds the alerts that are missing. An alert that is missing is a fault of the follower: it is told in
 * the log, not only made up for.
 */
public final class AlertSweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertSweep.class);
    private static final int BATCH = 5_000;
    private static final Duration KEPT = Duration.ofDays(90);

    private final ChangeFeed feed;
    private final WaitingSearches waiting;
    private final IndexedMatches index;
    private final Transactions transactions;
    private final Clock clock;

    AlertSweep(ChangeFeed feed, WaitingSearches waiting, IndexedMatches index, Transactions transactions,
            Clock clock) {
        this.feed = feed;
        this.waiting = waiting;
        this.index = index;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What a sweep did.
     *
     * @param records records looked at
     * @param added alerts that were missing
     */
    public record Outcome(long records, long added) {}

    /** Sweeps up to where the follower is now, as far as the index of this node has come. */
    public synchronized Outcome sweep() {
        Place end = place(AlertRows.MATCHED);
        long records = 0;
        long added = 0;
        if (index.holds(end.at())) {
            for (Step step = step(end); step.records > 0; step = step(end)) {
                records += step.records;
                added += step.added;
            }
        }
        if (added > 0) {
            LOG.warn("{} alerts were missing for {} records and have been added", added, records);
        }
        transactions.call("forget old alerts",
                connection -> AlertRows.forget(connection, clock.instant().minus(KEPT)));
        return new Outcome(records, added);
    }

    private record Step(long records, long added) {}

    private Place place(String follower) {
        return transactions.call("read the place of alerts", connection -> AlertRows.place(connection, follower));
    }

    private Step step(Place end) {
        Place from = place(AlertRows.SWEPT);
        List<Change> changes = from.ledger().equals(end.ledger())
                ? feed.read(from.at(), BATCH).stream().filter(change -> change.position().compareTo(end.at()) <= 0)
                        .toList()
                : List.of();
        if (changes.isEmpty()) {
            return new Step(0, 0);
        }
        waiting.refresh();
        List<StoredRecord> records = changes.stream().flatMap(change -> change.records().stream()).toList();
        List<SearchMatch> found = waiting.wanted(find(records), records);
        int added = transactions.call("add missing alerts",
                connection -> AlertRows.move(connection, AlertRows.SWEPT, from,
                        new Place(from.ledger(), changes.getLast().position()))
                                ? AlertRows.raise(connection, found, clock.instant())
                                : 0);
        return new Step(records.size(), added);
    }

    private List<SearchMatch> find(List<StoredRecord> records) {
        List<UUID> ids = records.stream().map(StoredRecord::id).distinct().toList();
        List<SearchMatch> found = new ArrayList<>();
        Map<Long, RuntimeException> failed = new HashMap<>();
        Map<Long, SearchQuery> searches = waiting.all();
        searches.forEach((id, search) -> {
            try {
                found.addAll(index.of(id, search, ids));
            } catch (RuntimeException e) {
                failed.put(id, e);
            }
        });
        tell(failed, searches.size());
        return found;
    }

    /** One search that fails is told and the others go on; if all fail, it is the index, and the sweep is made again. */
    private static void tell(Map<Long, RuntimeException> failed, int all) {
        if (!failed.isEmpty() && failed.size() == all) {
            throw failed.values().iterator().next();
        }
        failed.forEach((id, cause) -> LOG.warn("The saved search {} could not be swept", id, cause));
    }

    @Override
    public void close() {
        waiting.close();
    }
}
