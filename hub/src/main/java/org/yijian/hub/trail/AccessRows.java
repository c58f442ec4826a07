package org.yijian.hub.trail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;

/** The trail in the hub's database: leaves are read off in the order of the log, each once. */
final class AccessRows {

    private static final int AT_ONCE = 2_000;

    private AccessRows() {
    }

    private record Leaf(long index, byte[] content) {}

    /** Reads leaves off that have come since, and tells whether there may be more. */
    static boolean follow(Connection connection) {
        long next = Query.of(connection, "SELECT next FROM hub.access_position FOR UPDATE").one(row -> row.getLong(1));
        List<Leaf> leaves = Query.of(connection,
                "SELECT log_index, content FROM ledger.leaf WHERE log_index >= ? ORDER BY log_index LIMIT ?", next,
                AT_ONCE).list(row -> new Leaf(row.getLong(1), row.getBytes(2)));
        if (leaves.isEmpty()) {
            return false;
        }
        keep(connection,
                leaves.stream().flatMap(leaf -> AccessLeaf.of(leaf.index(), leaf.content()).stream()).toList());
        Query.of(connection, "UPDATE hub.access_position SET next = ?", leaves.getLast().index() + 1).update();
        return leaves.size() == AT_ONCE;
    }

    private static void keep(Connection connection, List<AccessLeaf> found) {
        Query.batch(connection,
                """
                        INSERT INTO hub.access (log_index, at, actor, type, action, decision, object, facility, record,
                            words_hash, purpose, case_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                found.stream().map(AccessLeaf::access).map(AccessRows::row).toList());
        Query.batch(connection,
                "INSERT INTO hub.access_person (person, log_index) VALUES (?, ?) ON CONFLICT DO NOTHING",
                found.stream().flatMap(leaf -> leaf.persons().stream()
                        .map(person -> new Object[]{ person, leaf.access().logIndex() })).toList());
    }

    @SuppressWarnings("NullAway") // columns that may be null
    private static Object[] row(Access access) {
        return new Object[]{ access.logIndex(), access.at(), access.actor(), access.type(), access.action(),
                access.decision(), access.object(), access.facility(), access.record(),
                access.wordsHash(), access.purpose(), access.caseHash() };
    }

    /**
     * What fits, newest first, one more than a page.
     *
     * @param wordsHash keyed hash of the words that are asked for
     * @param caseHash keyed hash of the case that is asked for
     * @param records records of the person who is asked for; null for nobody
     * @param persons beginnings of keyed hashes of these records
     */
    static List<Access> find(Connection connection, TrailQuestion asked, @Nullable String wordsHash,
            @Nullable String caseHash, @Nullable Collection<UUID> records, Collection<String> persons) {
        StringBuilder where = new StringBuilder(" WHERE true");
        List<@Nullable Object> values = new ArrayList<>();
        if (asked.facility() != null) {
            where.append(" AND ").append("""
                    (a.facility = ? OR a.record IN (SELECT id FROM ledger.head WHERE facility_id =
                         (SELECT coalesce(merged_into, id) FROM ledger.facility WHERE id = ?)))""");
            values.add(asked.facility());
            values.add(asked.facility());
        }
        if (records != null) {
            where.append(" AND ").append("""
                    (a.record = ANY(?::uuid[]) OR a.log_index IN (SELECT log_index FROM hub.access_person
                         WHERE person = ANY(?::text[])))""");
            values.add(records);
            values.add(persons);
        }
        add(where, values, " AND a.actor = ?", asked.actor());
        add(where, values, " AND a.words_hash = ?", wordsHash);
        add(where, values, " AND a.case_hash = ?", caseHash);
        add(where, values, " AND a.purpose = ?", asked.purpose());
        add(where, values, " AND a.type = ?", asked.type());
        add(where, values, " AND a.at >= ?::date AT TIME ZONE 'Asia/Shanghai'",
                asked.from() == null ? null : asked.from().toString());
        add(where, values, " AND a.at < (?::date + 1) AT TIME ZONE 'Asia/Shanghai'",
                asked.to() == null ? null : asked.to().toString());
        values.add((asked.page() - 1) * TrailQuestion.SIZE);
        values.add(TrailQuestion.SIZE + 1);
        return Query.of(connection, "SELECT a.log_index, a.at, a.actor, a.type, a.action, a.decision, a.object, "
                + "a.facility, a.record, a.words_hash, a.purpose, a.case_hash FROM hub.access a" + where
                + " ORDER BY a.log_index DESC OFFSET ? LIMIT ?", values.toArray()).list(AccessRows::read);
    }

    private static void add(StringBuilder where, List<@Nullable Object> values, String condition,
            @Nullable String value) {
        if (value != null) {
            where.append(condition);
            values.add(value);
        }
    }

    private static Access read(ResultSet row) throws SQLException {
        return new Access(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3),
                row.getString(4), row.getString(5), row.getString(6), row.getString(7),
                row.getObject(8, UUID.class), row.getObject(9, UUID.class), row.getString(10), row.getString(11),
                row.getString(12));
    }
}
