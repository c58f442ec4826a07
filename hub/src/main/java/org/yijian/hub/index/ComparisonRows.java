package org.yijian.hub.index;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.database.Query;
import org.yijian.search.index.IndexDigest;

/** Comparisons in the hub's database, where all nodes see them. */
final class ComparisonRows {

    private ComparisonRows() {
    }

    static int put(Connection connection, ComparedIndex compared) {
        IndexDigest digest = compared.digest();
        List<String> kinds = digest.kinds().entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue().records() + " " + kind.getValue().digest()).toList();
        return Query.of(connection, """
                INSERT INTO hub.index_check (node, at, generation, ledger, transaction, sequence, compared, differing,
                    repaired, first, kinds)
                VALUES (?, ?, ?::integer, ?, ?, ?, ?, ?, ?, ?::text[], ?::text[])
                ON CONFLICT (node) DO UPDATE SET at = excluded.at, generation = excluded.generation,
                    ledger = excluded.ledger, transaction = excluded.transaction, sequence = excluded.sequence,
                    compared = excluded.compared, differing = excluded.differing, repaired = excluded.repaired,
                    first = excluded.first, kinds = excluded.kinds""", compared.node(), compared.at(),
                (long) compared.generation(), digest.ledger(), digest.position().transaction(),
                digest.position().sequence(), compared.compared(), compared.differing(), compared.repaired(),
                compared.first(), kinds).update();
    }

    static List<ComparedIndex> all(Connection connection) {
        return Query.of(connection, """
                SELECT node, at, generation, ledger, transaction, sequence, compared, differing, repaired, first, kinds
                FROM hub.index_check ORDER BY node""").list(ComparisonRows::read);
    }

    private static ComparedIndex read(ResultSet row) throws SQLException {
        Map<String, IndexDigest.OfKind> kinds = new HashMap<>();
        for (String kind : texts(row, 11)) {
            String[] parts = kind.split(" ", 3);
            kinds.put(parts[0], new IndexDigest.OfKind(Long.parseLong(parts[1]), parts[2]));
        }
        IndexDigest digest = new IndexDigest(row.getString(4),
                new Change.Position(row.getLong(5), row.getLong(6)), kinds);
        return new ComparedIndex(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getInt(3),
                digest, row.getLong(7), row.getLong(8), row.getLong(9), texts(row, 10));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
