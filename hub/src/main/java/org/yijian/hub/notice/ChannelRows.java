package org.yijian.hub.notice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import org.yijian.records.ledger.database.Query;

/** Channels in the hub's database. */
final class ChannelRows {

    private static final String SELECT = """
            SELECT search, account, type, target, nonce, told, failures, dead_since FROM hub.alert_channel\s""";
    private static final String ONE = " WHERE search = ? AND account = ? AND type = ?";

    private ChannelRows() {
    }

    static List<Channel> of(Connection connection, String account) {
        return Query.of(connection, SELECT + "WHERE account = ? ORDER BY search, type", account)
                .list(ChannelRows::read);
    }

    static List<Channel> due(Connection connection, Instant now) {
        return Query.of(connection, SELECT + "WHERE dead_since IS NULL AND next_at <= ? ORDER BY next_at", now)
                .list(ChannelRows::read);
    }

    /** Begins with what comes from now on. */
    static int put(Connection connection, Channel channel, Instant now) {
        return Query.of(connection, """
                INSERT INTO hub.alert_channel (search, account, type, target, nonce, told, next_at)
                SELECT ?, ?, ?, ?, ?, coalesce(max(a.id), 0), ? FROM hub.alert a
                ON CONFLICT (search, account, type) DO UPDATE SET target = excluded.target, nonce = excluded.nonce,
                    told = excluded.told, next_at = excluded.next_at, failures = 0, dead_since = NULL""",
                channel.search(), channel.account(), channel.type().wire(), channel.target(), channel.nonce(), now)
                .update();
    }

    static int remove(Connection connection, long search, String account, Channel.Type type) {
        return Query.of(connection, "DELETE FROM hub.alert_channel" + ONE, search, account, type.wire()).update();
    }

    /** Told up to an alert, or nothing to tell: looks again later. */
    static int told(Connection connection, Channel channel, long upTo, Instant next) {
        return Query.of(connection, "UPDATE hub.alert_channel SET told = ?, failures = 0, next_at = ?" + ONE, upTo,
                next, channel.search(), channel.account(), channel.type().wire()).update();
    }

    static int failed(Connection connection, Channel channel, Instant next) {
        return Query.of(connection, "UPDATE hub.alert_channel SET failures = failures + 1, next_at = ?" + ONE, next,
                channel.search(), channel.account(), channel.type().wire()).update();
    }

    static int dead(Connection connection, Channel channel, Instant now) {
        return Query.of(connection, "UPDATE hub.alert_channel SET failures = failures + 1, dead_since = ?" + ONE, now,
                channel.search(), channel.account(), channel.type().wire()).update();
    }

    private static Channel read(ResultSet row) throws SQLException {
        OffsetDateTime dead = row.getObject(8, OffsetDateTime.class);
        return new Channel(row.getLong(1), row.getString(2),
                Channel.Type.valueOf(row.getString(3).toUpperCase(Locale.ROOT)), row.getString(4), row.getString(5),
                row.getLong(6), row.getInt(7), dead == null ? null : dead.toInstant());
    }
}
