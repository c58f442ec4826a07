package org.yijian.routes.federation.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.database.Query;

/** Feeds in the hub's database. Every method works inside a transaction of the caller. */
public final class FeedRows {

    private static final String SELECT = """
            SELECT id, partner, provided, state, terms, requested_by, decided_by, note, position, created_at, changed_at
            FROM federation.feed""";

    private FeedRows() {
    }

    public static List<Feed> all(Connection connection) {
        return Query.of(connection, SELECT + " ORDER BY created_at DESC, id").list(FeedRows::feed);
    }

    public static Optional<Feed> named(Connection connection, UUID id) {
        return Query.of(connection, SELECT + " WHERE id = ?", id).first(FeedRows::feed);
    }

    /** The same, kept from changing until the transaction ends. */
    public static Optional<Feed> locked(Connection connection, UUID id) {
        return Query.of(connection, SELECT + " WHERE id = ? FOR UPDATE", id).first(FeedRows::feed);
    }

    /** Keeps a feed unless it is there already. */
    public static void insert(Connection connection, Feed feed) {
        Query.of(connection, """
                INSERT INTO federation.feed (id, partner, provided, state, terms, requested_by, decided_by, note,
                    position, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""", feed.id(), feed.partner(), feed.provided(), feed.state().wire(),
                feed.terms().text(), feed.requestedBy(), feed.decidedBy(), feed.note(), feed.position().encoded(),
                feed.createdAt(), feed.changedAt()).update();
    }

    /** Changes the state; what waits in the queue of a feed that ends does not leave any more. */
    public static void change(Connection connection, UUID id, FeedState state, @Nullable String decidedBy,
            @Nullable String note, Instant now) {
        if (state == FeedState.ENDED) {
            Query.of(connection, """
                    UPDATE federation.outbox SET state = 'withdrawn', finished_at = ?
                    WHERE partner = (SELECT partner FROM federation.feed WHERE id = ?) AND stream = ?
                      AND state = 'waiting'""", now, id, id.toString()).update();
        }
        Query.of(connection, """
                UPDATE federation.feed SET state = ?, decided_by = coalesce(?, decided_by), note = ?, changed_at = ?
                WHERE id = ?""", state.wire(), decidedBy, note, now, id).update();
    }

    /** Says something of a feed that does not change its state; null for nothing. */
    public static void note(Connection connection, UUID id, @Nullable String note, Instant now) {
        Query.of(connection, "UPDATE federation.feed SET note = ?, changed_at = ? WHERE id = ?", note, now, id)
                .update();
    }

    /** Notes how far the ledger's changes were gone through. */
    public static void move(Connection connection, UUID id, Change.Position position) {
        Query.of(connection, "UPDATE federation.feed SET position = ? WHERE id = ?", position.encoded(), id).update();
    }

    private static Feed feed(ResultSet row) throws SQLException {
        return new Feed(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3),
                FeedState.of(row.getString(4)), FeedTerms.parse(row.getString(5)), row.getString(6), row.getString(7),
                row.getString(8), Change.Position.decode(row.getString(9)), instant(row, 10), instant(row, 11));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
