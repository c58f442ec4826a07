package org.yijian.records.ledger.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.yijian.records.ledger.database.BinaryCopy;
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

    /** Adds encoded leaves to the transaction and gives their ids in the same order. */
    static List<Long> add(Connection connection, List<byte[]> leaves) throws SQLException {
        List<Long> ids = Query
                .of(connection, "SELECT nextval('ledger.leaf_id') FROM generate_series(1, ?)", leaves.size())
                .list(row -> row.getLong(1));
        try (BinaryCopy copy = BinaryCopy.into(connection, "ledger.leaf", "id", "content")) {
            for (int i = 0; i < leaves.size(); i++) {
                copy.row().int8(ids.get(i)).bytes(leaves.get(i));
            }
            copy.finish();
        }
        return ids;
    }
}
