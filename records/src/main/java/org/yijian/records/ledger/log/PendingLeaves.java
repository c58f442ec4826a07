package org.yijian.records.ledger.log;

import java.sql.Connection;
import java.util.List;

import org.yijian.records.ledger.database.Query;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafCodec;

/** Leaves that wait for their place in the log. */
public final class PendingLeaves {

    private PendingLeaves() {
    }

    /** Adds a leaf to the transaction and gives its id. */
    public static long add(Connection connection, Leaf leaf) {
        return Query.of(connection,
                "INSERT INTO ledger.leaf (id, content) VALUES (nextval('ledger.leaf_id'), ?) RETURNING id",
                LeafCodec.encode(leaf)).one(row -> row.getLong(1));
    }

    /** Adds leaves to the transaction by one statement. */
    public static void addAll(Connection connection, List<Leaf> leaves) {
        if (!leaves.isEmpty()) {
            add(connection, leaves.stream().map(LeafCodec::encode).toList());
        }
    }

    /** Adds encoded leaves by one statement and gives their ids in the same order. */
    static List<Long> add(Connection connection, List<byte[]> leaves) {
        return Query.of(connection, """
                WITH given AS MATERIALIZED (
                    SELECT nextval('ledger.leaf_id') AS id, content, place
                    FROM unnest(?::bytea[]) WITH ORDINALITY AS each(content, place)),
                kept AS (INSERT INTO ledger.leaf (id, content) SELECT id, content FROM given)
                SELECT id FROM given ORDER BY place""", leaves).list(row -> row.getLong(1));
    }
}
