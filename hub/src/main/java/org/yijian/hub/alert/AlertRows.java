package org.yijian.hub.alert;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;

import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.database.Query;
import org.yijian.search.watch.SearchMatch;

/** Alerts in the hub's database, as they are raised. */
final class AlertRows {

    /** Up to where the feed was matched as it came. */
    static final String MATCHED = "matched";
    /** Up to where it was looked over a second time. */
    static final String SWEPT = "swept";

    private AlertRows() {
    }

    /**
     * A place in the feed of a ledger.
     *
     * @param ledger which; empty if none was followed yet
     * @param at where
     */
    record Place(String ledger, Change.Position at) {}

    static Place place(Connection connection, String follower) {
        return Query
                .of(connection, "SELECT ledger, transaction, sequence FROM hub.alert_position WHERE follower = ?",
                        follower)
                .one(row -> new Place(row.getString(1), new Change.Position(row.getLong(2), row.getLong(3))));
    }

    /**
     * Moves on, unless another node did: then nothing that this one found is to be written. Both places are locked until
     * the transaction ends, so that numbers of alerts rise in the order in which they can be seen.
     */
    static boolean move(Connection connection, String follower, Place from, Place to) {
        Query.of(connection, "SELECT 1 FROM hub.alert_position ORDER BY follower FOR UPDATE").list(row -> true);
        return Query.of(connection, """
                UPDATE hub.alert_position SET ledger = ?, transaction = ?, sequence = ?
                WHERE follower = ? AND ledger = ? AND transaction = ? AND sequence = ?""", to.ledger(),
                to.at().transaction(), to.at().sequence(), follower, from.ledger(), from.at().transaction(),
                from.at().sequence()).update() == 1;
    }

    /**
     * Writes alerts that are not there yet, of searches that still want them.
     *
     * @return how many were not there
     */
    static int raise(Connection connection, List<SearchMatch> matches, Instant now) {
        if (matches.isEmpty()) {
            return 0;
        }
        return Query.of(connection, """
                INSERT INTO hub.alert (search, record, revision, raised_at)
                SELECT s.id, m.record, m.revision::integer, ?
                FROM unnest(?::bigint[], ?::uuid[], ?::bigint[]) WITH ORDINALITY AS m(search, record, revision, place)
                JOIN hub.saved_search s ON s.id = m.search AND s.alerts
                ORDER BY m.place ON CONFLICT (search, record, revision) DO NOTHING""", now,
                matches.stream().map(SearchMatch::search).toList(), matches.stream().map(SearchMatch::record).toList(),
                matches.stream().map(match -> (long) match.revision()).toList()).update();
    }

    /** Forgets alerts that are older. */
    static int forget(Connection connection, Instant before) {
        return Query.of(connection, "DELETE FROM hub.alert WHERE raised_at < ?", before).update();
    }
}
