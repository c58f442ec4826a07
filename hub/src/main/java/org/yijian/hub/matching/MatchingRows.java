package org.yijian.hub.matching;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.matching.MatchingList.Given;
import org.yijian.hub.matching.MatchingList.Kept;
import org.yijian.hub.matching.MatchingList.Row;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists and their rows, in the database: they survive a restart, and any node goes on with them. */
final class MatchingRows {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String LISTS = """
            SELECT l.id, l.owner, l.name, l.made_at, l.rows,
                count(*) FILTER (WHERE r.state = 'waiting'),
                count(*) FILTER (WHERE r.state = 'certain' AND r.decision IS NULL),
                count(*) FILTER (WHERE r.state = 'open' AND r.decision IS NULL),
                count(*) FILTER (WHERE r.state = 'none' AND r.decision IS NULL),
                count(r.decision)
            FROM hub.matching_list l LEFT JOIN hub.matching_row r ON r.list_id = l.id
            WHERE l.owner = ? AND (?::uuid IS NULL OR l.id = ?) GROUP BY l.id ORDER BY l.made_at DESC LIMIT 50""";

    private static final String ROWS = """
            SELECT number, name, code, address, state, candidates::text, decision, facility, decided_by, decided_at
            FROM hub.matching_row WHERE list_id = ? AND number > ?
              AND CASE ?::text WHEN 'all' THEN true WHEN 'decided' THEN decision IS NOT NULL
                  ELSE state = ? AND decision IS NULL END
            ORDER BY number OFFSET ? LIMIT ?""";

    private final Transactions transactions;
    private final Clock clock;

    MatchingRows(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    void create(UUID id, String owner, String name, List<Given> rows) {
        transactions.call("keep a list", connection -> {
            Query.of(connection,
                    "INSERT INTO hub.matching_list (id, owner, name, made_at, rows) VALUES (?, ?, ?, ?, ?)",
                    id, owner, name, now(), rows.size()).update();
            List<Object[]> sets = new ArrayList<>();
            for (int number = 1; number <= rows.size(); number++) {
                Given given = rows.get(number - 1);
                sets.add(new Object[]{ id, number, given.name(), given.code(), given.address() });
            }
            Query.batch(connection,
                    "INSERT INTO hub.matching_row (list_id, number, name, code, address) VALUES (?, ?, ?, ?, ?)", sets);
            return id;
        });
    }

    List<MatchingList> lists(String owner, @Nullable UUID id) {
        return transactions.call("read lists", connection -> Query.of(connection, LISTS, owner, id, id)
                .list(row -> new MatchingList(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                        instant(row, 4), row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9),
                        row.getInt(10))));
    }

    /** @param state {@code all}, {@code decided} or a state whose rows are not decided */
    List<Row> rows(UUID list, int after, String state, int offset, int limit) {
        return transactions.call("read rows", connection -> Query
                .of(connection, ROWS, list, after, state, state, offset, limit).list(MatchingRows::row));
    }

    /** A list with rows that wait, for this node alone for a while. */
    Optional<MatchingList> claim() {
        return transactions.call("claim a list", connection -> Query.of(connection, """
                UPDATE hub.matching_list SET claimed_until = ? WHERE id = (
                    SELECT l.id FROM hub.matching_list l
                    WHERE (l.claimed_until IS NULL OR l.claimed_until < ?)
                      AND EXISTS (SELECT FROM hub.matching_row r WHERE r.list_id = l.id AND r.state = 'waiting')
                    ORDER BY l.made_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, owner, name, made_at, rows""", now().plus(LEASE), now())
                .first(row -> new MatchingList(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                        instant(row, 4), row.getInt(5), 0, 0, 0, 0, 0)));
    }

    List<Row> waiting(UUID list, int most) {
        return rows(list, 0, "waiting", 0, most);
    }

    /**
     * What matching some rows came to.
     *
     * @param number of the row
     * @param state what it comes to
     * @param candidates best first
     */
    record Outcome(int number, String state, List<Kept> candidates) {}

    void keep(UUID list, List<Outcome> outcomes) {
        transactions.call("keep candidates", connection -> {
            Query.batch(connection,
                    "UPDATE hub.matching_row SET state = ?, candidates = ?::jsonb WHERE list_id = ? AND number = ?",
                    outcomes.stream().map(outcome -> new Object[]{ outcome.state(),
                            JSON.writeValueAsString(outcome.candidates()), list, outcome.number() }).toList());
            Query.of(connection, "UPDATE hub.matching_list SET claimed_until = ? WHERE id = ?", now().plus(LEASE), list)
                    .update();
            return list;
        });
    }

    void release(UUID list) {
        transactions.call("release a list", connection -> Query
                .of(connection, "UPDATE hub.matching_list SET claimed_until = NULL WHERE id = ?", list).update());
    }

    /** @param decision {@code match} or {@code none}; null takes a decision back */
    int decide(UUID list, int number, @Nullable String decision, @Nullable UUID facility, @Nullable String by) {
        return transactions.call("decide a row", connection -> Query.of(connection, """
                UPDATE hub.matching_row SET decision = ?, facility = ?::uuid, decided_by = ?, decided_at = ?
                WHERE list_id = ? AND number = ?""", decision, facility, by, decision == null ? null : now(), list,
                number).update());
    }

    /** Decides all rows that leave nothing to decide for their best candidate. */
    int acceptCertain(UUID list, String by) {
        return transactions.call("accept what is certain", connection -> accept(connection, list, by));
    }

    private int accept(Connection connection, UUID list, String by) {
        return Query.of(connection, """
                UPDATE hub.matching_row SET decision = 'match', facility = (candidates->0->>'facility')::uuid,
                    decided_by = ?, decided_at = ?
                WHERE list_id = ? AND state = 'certain' AND decision IS NULL""", by, now(), list).update();
    }

    void remove(UUID list) {
        transactions.call("remove a list",
                connection -> Query.of(connection, "DELETE FROM hub.matching_list WHERE id = ?", list).update());
    }

    private static Row row(ResultSet row) throws SQLException {
        String candidates = row.getString(6);
        OffsetDateTime decided = row.getObject(10, OffsetDateTime.class);
        return new Row(row.getInt(1), new Given(row.getString(2), row.getString(3), row.getString(4)), row.getString(5),
                candidates == null ? List.of() : JSON.readValue(candidates, new TypeReference<List<Kept>>() {
                }),
                row.getString(7), row.getObject(8, UUID.class), row.getString(9),
                decided == null ? null : decided.toInstant());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
