package org.yijian.hub.saved;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.records.ledger.database.Query;
import org.yijian.security.access.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Saved searches in the hub's database. */
final class SavedRows {

    private static final String COLUMNS = "id, owner, name, query, shared_with, alerts, since, created_at, failed_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM hub.saved_search ";

    private SavedRows() {
    }

    static List<SavedSearch> visibleTo(Connection connection, Account account) {
        return Query.of(connection,
                SELECT + "WHERE owner = ? OR shared_with = ANY(?::text[]) ORDER BY owner <> ?, name, id",
                account.name(), roles(account), account.name()).list(SavedRows::read);
    }

    /** Wire names of what the account is for. */
    private static List<String> roles(Account account) {
        return account.roles().stream().map(Role::wire).toList();
    }

    /** @param unreadable learns of those that this program cannot read */
    static List<SavedSearch> waiting(Connection connection, BiConsumer<SavedSearch, Exception> unreadable) {
        List<SavedSearch> waiting = new ArrayList<>();
        Query.of(connection, SELECT + "WHERE alerts ORDER BY id").each(row -> {
            try {
                waiting.add(read(row, parameters(row.getString(4))));
            } catch (JacksonException e) {
                unreadable.accept(read(row), e);
            }
        });
        return waiting;
    }

    /** Numbers of those that were stopped because they failed, and that nobody turned on again. */
    static List<Long> stopped(Connection connection) {
        return Query.of(connection, "SELECT id FROM hub.saved_search WHERE failed_at IS NOT NULL ORDER BY id")
                .list(row -> row.getLong(1));
    }

    /** Its alerts are stopped; false if they were already. */
    static boolean fail(Connection connection, long id, Instant at) {
        return Query.of(connection, "UPDATE hub.saved_search SET alerts = false, failed_at = ? WHERE id = ? AND alerts",
                at, id).update() == 1;
    }

    static long version(Connection connection) {
        return Query.of(connection, "SELECT version FROM hub.saved_search_version").one(row -> row.getLong(1));
    }

    /** To be called in the transaction of each change. */
    static boolean changed(Connection connection) {
        return Query.of(connection, "UPDATE hub.saved_search_version SET version = version + 1").update() == 1;
    }

    static Optional<SavedSearch> find(Connection connection, long id) {
        return Query.of(connection, SELECT + "WHERE id = ?", id).first(SavedRows::read);
    }

    static Optional<SavedSearch> called(Connection connection, String name, String owner) {
        return Query.of(connection, SELECT + "WHERE owner = ? AND name = ?", owner, name).first(SavedRows::read);
    }

    static long count(Connection connection, String owner) {
        return Query.of(connection, "SELECT count(*) FROM hub.saved_search WHERE owner = ?", owner)
                .one(row -> row.getLong(1));
    }

    static SavedSearch insert(Connection connection, SavedSearch search, boolean alerts) {
        changed(connection); // first: whoever saves the same at the same time waits here and then finds this one
        Role role = search.sharedWith();
        Query.of(connection, """
                INSERT INTO hub.saved_search (owner, name, query, shared_with, alerts, since, created_at)
                VALUES (?, ?, ?::jsonb, ?, ?, ?, ?) ON CONFLICT (owner, name) DO NOTHING""", search.owner(),
                search.name(), written(search.parameters()), role == null ? null : role.wire(), alerts,
                search.since(), search.createdAt()).update();
        return called(connection, search.name(), search.owner()).orElseThrow();
    }

    static void rename(Connection connection, long id, String name) {
        Query.of(connection, "UPDATE hub.saved_search SET name = ? WHERE id = ?", name, id).update();
    }

    static void share(Connection connection, long id, @Nullable Role role) {
        Query.of(connection, "UPDATE hub.saved_search SET shared_with = ? WHERE id = ?",
                role == null ? null : role.wire(), id).update();
    }

    static void tell(Connection connection, long id, boolean alerts, Instant since) {
        Query.of(connection, "UPDATE hub.saved_search SET alerts = ?, since = ?, failed_at = NULL WHERE id = ?", alerts,
                since, id)
                .update();
    }

    static void delete(Connection connection, long id) {
        Query.of(connection, "DELETE FROM hub.saved_search WHERE id = ?", id).update();
    }

    static boolean mute(Connection connection, long id, boolean muted, String account) {
        return Query.of(connection, """
                INSERT INTO hub.alert_mark (account, search, muted) VALUES (?, ?, ?)
                ON CONFLICT (account, search) DO UPDATE SET muted = excluded.muted""", account, id, muted)
                .update() == 1;
    }

    static String written(SearchParameters parameters) {
        return JsonMapper.shared().writeValueAsString(parameters);
    }

    /** Of one that this program cannot read the words are what is kept: its owner sees it, and may forget it. */
    private static SavedSearch read(ResultSet row) throws SQLException {
        String kept = row.getString(4);
        try {
            return read(row, parameters(kept));
        } catch (JacksonException unreadable) {
            return read(row, new SearchParameters(kept, null, null, null, null, null, null, null, null, null));
        }
    }

    private static SearchParameters parameters(String kept) {
        return JsonMapper.shared().readValue(kept, SearchParameters.class);
    }

    private static SavedSearch read(ResultSet row, SearchParameters parameters) throws SQLException {
        OffsetDateTime failedAt = row.getObject(9, OffsetDateTime.class);
        return new SavedSearch(row.getLong(1), row.getString(2), row.getString(3), parameters,
                Optional.ofNullable(row.getString(5)).flatMap(Role::of).orElse(null), row.getBoolean(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, OffsetDateTime.class).toInstant(), failedAt == null ? null : failedAt.toInstant());
    }
}
