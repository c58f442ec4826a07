package org.yijian.records.ledger.log;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;

/** The leaves of exchanges that have one part, for receipts. */
public final class PartLeaves {

    private final Transactions transactions;

    public PartLeaves(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A leaf of the log.
     *
     * @param content its bytes
     * @param index its place; null while it waits for one
     */
    public record Placed(byte[] content, @Nullable Long index) {}

    /** The leaf by exchange; exchanges that the ledger does not know are missing. */
    public Map<UUID, Placed> of(Collection<UUID> exchanges) {
        Map<UUID, Placed> leaves = new HashMap<>();
        if (!exchanges.isEmpty()) {
            transactions.call("read leaves of exchanges", connection -> Query.of(connection, """
                    SELECT i.exchange_id, l.content, l.log_index FROM ledger.inbox i
                    JOIN ledger.leaf l ON l.id = i.leaf_id
                    WHERE i.exchange_id = ANY(?::uuid[]) AND i.part <= 0""", exchanges)
                    .list(row -> leaves.put(row.getObject(1, UUID.class),
                            new Placed(row.getBytes(2), row.getObject(3, Long.class)))));
        }
        return leaves;
    }
}
