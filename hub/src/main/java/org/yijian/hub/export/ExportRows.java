package org.yijian.hub.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.export.ExportRequest.State;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;

/** Requests, in the database. Each step is one statement that succeeds once. */
final class ExportRows {

    private static final String SELECT = """
            SELECT id, account, asked_at, query, records, reason, purpose, case_id, state, decided_by, decided_at,
                expires_at, tries FROM hub.export_request\s""";

    private final Transactions transactions;

    ExportRows(Transactions transactions) {
        this.transactions = transactions;
    }

    void add(ExportRequest request) {
        transactions.call("ask for an export", connection -> Query.of(connection, """
                INSERT INTO hub.export_request (id, account, asked_at, query, records, reason, purpose, case_id, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'requested') ON CONFLICT (id) DO NOTHING""", request.id(),
                request.account(), request.askedAt(), request.query(), request.records(), request.reason(),
                request.purpose(), request.caseId()).update());
    }

    Optional<ExportRequest> one(UUID id) {
        return transactions.call("read an export", connection -> Query.of(connection, SELECT + "WHERE id = ?", id)
                .first(ExportRows::request));
    }

    /** Of one account, or of all if it is null; newest first. */
    List<ExportRequest> list(@Nullable String account) {
        return transactions.call("list exports", connection -> Query
                .of(connection, SELECT + "WHERE ?::text IS NULL OR account = ? ORDER BY asked_at DESC LIMIT 100",
                        account, account)
                .list(ExportRows::request));
    }

    boolean decide(UUID id, State state, String by, Instant at, @Nullable Instant expires) {
        return transactions.call("decide an export", connection -> Query.of(connection, """
                UPDATE hub.export_request SET state = ?, decided_by = ?, decided_at = ?, expires_at = ?
                WHERE id = ? AND state = 'requested' AND account <> ?""", state.wire(), by, at, expires, id, by)
                .update()) == 1;
    }

    /** The number of this try, from 1; nothing if it may not be fetched any more. */
    Optional<Integer> take(UUID id, String account, Instant now, int most) {
        return transactions.call("fetch an export", connection -> Query.of(connection, """
                UPDATE hub.export_request SET tries = tries + 1,
                    state = CASE WHEN tries + 1 >= ? THEN 'taken' ELSE state END
                WHERE id = ? AND account = ? AND state = 'approved' AND expires_at > ? RETURNING tries""", most, id,
                account, now).first(row -> row.getInt(1)));
    }

    private static ExportRequest request(ResultSet row) throws SQLException {
        return new ExportRequest(row.getObject(1, UUID.class), row.getString(2), instant(row, 3), row.getString(4),
                row.getLong(5), row.getString(6), row.getString(7), row.getString(8),
                State.valueOf(row.getString(9).toUpperCase(Locale.ROOT)), row.getString(10), maybe(row, 11),
                maybe(row, 12), row.getInt(13));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
