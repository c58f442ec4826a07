package org.yijian.hub.alert;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.account.Account;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.ScopeFilter;
import org.yijian.security.access.Role;

/**
 * Alerts as one person may see them: of searches that it keeps or that its role shares, about records that it may see at
 * this moment.
 */
final class InboxRows {

    private static final String FROM = """
             FROM hub.alert a JOIN hub.saved_search s ON s.id = a.search
             JOIN ledger.head h ON h.id = a.record
             LEFT JOIN hub.alert_mark m ON m.account = ? AND m.search = s.id
             LEFT JOIN hub.alert_read d ON d.account = ? AND d.alert = a.id
            WHERE (s.owner = ? OR s.shared_with = ANY(?::text[]) AND NOT coalesce(m.muted, false)) AND\s"""
            + ScopeFilter.RECORDS;
    private static final String UNREAD = " AND a.id > coalesce(m.read_to, 0) AND d.alert IS NULL";

    private InboxRows() {
    }

    /**
     * One alert.
     *
     * @param id its number
     * @param search number of the search
     * @param searchName what its owner calls it
     * @param record the record
     * @param revision the revision that the search found
     * @param raisedAt when
     * @param read whether this person has read it
     */
    record Row(long id, long search, String searchName, UUID record, int revision, Instant raisedAt, boolean read) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getLong(1), row.getLong(2), row.getString(3), row.getObject(4, UUID.class),
                    row.getInt(5), row.getObject(6, OffsetDateTime.class).toInstant(), row.getBoolean(7));
        }
    }

    private static List<Object> reader(Account account) {
        List<Object> values = new ArrayList<>(List.of(account.name(), account.name(), account.name(),
                account.roles().stream().map(Role::wire).toList()));
        values.addAll(ScopeFilter.ofRecords(account.scope()));
        return values;
    }

    /** Newest first. */
    static List<Row> page(Connection connection, Account account, @Nullable Long search, boolean unread, int offset,
            int limit) {
        List<Object> values = reader(account);
        String more = unread ? UNREAD : "";
        if (search != null) {
            more += " AND a.search = ?";
            values.add(search);
        }
        values.add(offset);
        values.add(limit);
        return Query.of(connection,
                "SELECT a.id, a.search, s.name, a.record, a.revision, a.raised_at, "
                        + "a.id <= coalesce(m.read_to, 0) OR d.alert IS NOT NULL" + FROM + more
                        + " ORDER BY a.id DESC OFFSET ? LIMIT ?",
                values.toArray()).list(Row::of);
    }

    static Optional<Row> one(Connection connection, Account account, long id) {
        List<Object> values = reader(account);
        values.add(id);
        return Query.of(connection, "SELECT a.id, a.search, s.name, a.record, a.revision, a.raised_at, "
                + "a.id <= coalesce(m.read_to, 0) OR d.alert IS NOT NULL" + FROM + " AND a.id = ?", values.toArray())
                .first(Row::of);
    }

    /** How many this person has not read; counted up to {@code most}. */
    static int unread(Connection connection, Account account, int most) {
        List<Object> values = reader(account);
        values.add(most);
        return Query.of(connection, "SELECT count(*) FROM (SELECT 1" + FROM + UNREAD + " LIMIT ?) AS unread",
                values.toArray()).one(row -> row.getInt(1));
    }

    static Inbox.News since(Connection connection, Account account, long search, long alert) {
        List<Object> values = reader(account);
        values.add(search);
        values.add(alert);
        return Query.of(connection,
                "SELECT count(*), coalesce(max(a.id), 0)" + FROM + " AND a.search = ? AND a.id > ?",
                values.toArray()).one(row -> new Inbox.News(row.getLong(1), row.getLong(2)));
    }

    static Map<Long, Long> unreadBySearch(Connection connection, Account account) {
        Map<Long, Long> unread = new HashMap<>();
        Query.of(connection, "SELECT a.search, count(*)" + FROM + UNREAD + " GROUP BY a.search",
                reader(account).toArray()).each(row -> unread.put(row.getLong(1), row.getLong(2)));
        return unread;
    }

    static List<Long> muted(Connection connection, Account account) {
        return Query.of(connection, "SELECT search FROM hub.alert_mark WHERE account = ? AND muted", account.name())
                .list(row -> row.getLong(1));
    }

    static boolean read(Connection connection, Account account, long alert) {
        return Query.of(connection, "INSERT INTO hub.alert_read (account, alert) VALUES (?, ?) ON CONFLICT DO NOTHING",
                account.name(), alert).update() == 1;
    }

    /** Everything up to an alert, of one search or of all that the person sees. */
    static int readTo(Connection connection, Account account, @Nullable Long search, long alert) {
        int marked = Query.of(connection, """
                INSERT INTO hub.alert_mark (account, search, read_to)
                SELECT ?, s.id, ? FROM hub.saved_search s
                WHERE (s.owner = ? OR s.shared_with = ANY(?::text[])) AND s.id = coalesce(?::bigint, s.id)
                ON CONFLICT (account, search) DO UPDATE
                    SET read_to = greatest(hub.alert_mark.read_to, excluded.read_to)""", account.name(), alert,
                account.name(), account.roles().stream().map(Role::wire).toList(), search).update();
        Query.of(connection, """
                DELETE FROM hub.alert_read d USING hub.alert a, hub.alert_mark m WHERE d.account = ? AND a.id = d.alert
                  AND m.account = d.account AND m.search = a.search AND a.id <= m.read_to""", account.name()).update();
        return marked;
    }
}
