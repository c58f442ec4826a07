package org.yijian.records.ledger.log;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;

/** Places of leaves that a checkpoint covers. A place never changes, so what was found is remembered. */
public final class PostgresLogIndexes implements LogIndexes {

    private static final int REMEMBERED = 200_000;

    private static final String SELECT = """
            SELECT id, log_index FROM ledger.leaf
            WHERE id = ANY(?::bigint[]) AND log_index < (SELECT size FROM ledger.checkpoint)""";

    private static final String LAST = """
            SELECT i.exchange_id, max(l.log_index) FROM ledger.inbox i LEFT JOIN ledger.leaf l ON l.id = i.leaf_id
            WHERE i.exchange_id = ANY(?::uuid[]) GROUP BY i.exchange_id
            HAVING bool_and(coalesce(l.log_index < (SELECT size FROM ledger.checkpoint), false))""";

    private final Transactions transactions;
    private final Map<Long, Long> remembered = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    public PostgresLogIndexes(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<Long, Long> of(Collection<Long> leafIds) {
        Map<Long, Long> found = recall(leafIds);
        List<Long> unknown = leafIds.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        if (!unknown.isEmpty()) {
            Map<Long, Long> read = read(unknown);
            found.putAll(read);
            synchronized (remembered) {
                remembered.putAll(read);
            }
        }
        return found;
    }

    @Override
    public Map<UUID, Long> last(Collection<UUID> exchanges) {
        Map<UUID, Long> found = new HashMap<>();
        transactions.call("read places of exchanges in the log", connection -> {
            Transactions.useIndexes(connection);
            return Query.of(connection, LAST, exchanges)
                    .list(row -> found.put(row.getObject(1, UUID.class), row.getLong(2)));
        });
        return found;
    }

    private Map<Long, Long> recall(Collection<Long> leafIds) {
        Map<Long, Long> found = new HashMap<>();
        synchronized (remembered) {
            for (Long id : leafIds) {
                Long index = remembered.get(id);
                if (index != null) {
                    found.put(id, index);
                }
            }
        }
        return found;
    }

    private Map<Long, Long> read(List<Long> leafIds) {
        Map<Long, Long> read = new HashMap<>();
        transactions.call("read places in the log", connection -> {
            Transactions.useIndexes(connection);
            return Query.of(connection, SELECT, leafIds).list(row -> read.put(row.getLong(1), row.getLong(2)));
        });
        return read;
    }
}
