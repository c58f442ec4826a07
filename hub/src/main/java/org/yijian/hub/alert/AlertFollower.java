package org.yijian.hub.alert;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.hub.alert.AlertRows.Place;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.search.watch.SearchMatch;

/**
 * Raises alerts for what arrives. It follows the change feed from a place of its own that is kept in the database and
 * moved in the transaction that writes the alerts: after a crash it goes on exactly there, and of several nodes only the
 * one that moves the place writes. A search learns of every record that the ledger keeps after it was saved, because the
 * searches are read after the records.
 */
public final class AlertFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertFollower.class);
    private static final int BATCH = 2_000;

    private final ChangeFeed feed;
    private final WaitingSearches waiting;
    private final Transactions transactions;
    private final Clock clock;
    private boolean agreed;

    AlertFollower(ChangeFeed feed, WaitingSearches waiting, Transactions transactions, Clock clock) {
        this.feed = feed;
        this.waiting = waiting;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Matches everything that has come. */
    public synchronized void follow() {
        agree();
        while (step()) {
            // one batch after the other, each in a transaction of its own
        }
    }

    /** Another database numbers its changes anew. Nothing is told twice then: what was kept before a search is not told. */
    private void agree() {
        if (agreed) {
            return;
        }
        String ledger = feed.ledger();
        for (String follower : List.of(AlertRows.MATCHED, AlertRows.SWEPT)) {
            Place place = place(follower);
            if (!place.ledger().equals(ledger) || !feed.has(place.at())) {
                LOG.info("Alerts ({}) begin with ledger {}", follower, ledger);
                transactions.call("begin with a ledger", connection -> AlertRows.move(connection, follower, place,
                        new Place(ledger, Change.Position.START)));
            }
        }
        agreed = true;
    }

    private Place place(String follower) {
        return transactions.call("read the place of alerts", connection -> AlertRows.place(connection, follower));
    }

    private boolean step() {
        Place from = place(AlertRows.MATCHED);
        Change.Position end = feed.end();
        if (end.compareTo(from.at()) <= 0) {
            return false;
        }
        waiting.refresh();
        if (waiting.none()) {
            return skipped(from, end);
        }
        List<Change> changes = feed.read(from.at(), BATCH);
        if (changes.isEmpty()) {
            return false;
        }
        waiting.refresh();
        List<StoredRecord> records = changes.stream().flatMap(change -> change.records().stream()).toList();
        return moved(from, changes.getLast().position(), waiting.match(records));
    }

    /** Nobody waits for what was there before the searches were read. */
    private boolean skipped(Place from, Change.Position end) {
        return transactions.call("skip changes", connection -> {
            Place to = new Place(from.ledger(), end);
            Place swept = AlertRows.place(connection, AlertRows.SWEPT);
            if (swept.at().equals(Change.Position.START)) {
                AlertRows.move(connection, AlertRows.SWEPT, swept, to);
            }
            return AlertRows.move(connection, AlertRows.MATCHED, from, to);
        });
    }

    private boolean moved(Place from, Change.Position to, List<SearchMatch> matches) {
        return transactions.call("raise alerts", connection -> {
            boolean first = AlertRows.move(connection, AlertRows.MATCHED, from, new Place(from.ledger(), to));
            if (first) {
                AlertRows.raise(connection, matches, clock.instant());
            }
            return first;
        });
    }

    @Override
    public void close() {
        waiting.close();
    }
}
