package org.yijian.records.ledger.database;

import java.sql.Connection;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The month partitions (UTC) of the tables that grow. A month is made before the first row of it is written, together
 * with the two after it, in a transaction of its own under an advisory lock, so that any number of nodes may try.
 */
public final class MonthPartitions {

    private static final List<String> TABLES = List.of("revision", "part", "quarantine");
    private static final int AHEAD = 2;

    private final Transactions transactions;
    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    public MonthPartitions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Makes sure that rows of this time have a place. */
    public void cover(Instant recordedAt) {
        YearMonth month = YearMonth.from(recordedAt.atOffset(ZoneOffset.UTC));
        if (!known.contains(month)) {
            transactions.call("create month partitions", connection -> create(connection, month));
            known.add(month);
        }
    }

    private static int create(Connection connection, YearMonth first) {
        AdvisoryLock.PARTITIONS.exclusive(connection);
        int created = 0;
        for (String table : TABLES) {
            for (int ahead = 0; ahead <= AHEAD; ahead++) {
                created += create(connection, table, first.plusMonths(ahead));
            }
        }
        return created;
    }

    private static int create(Connection connection, String table, YearMonth month) {
        String name = "ledger.%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
        boolean exists = Query.of(connection, "SELECT to_regclass(?) IS NOT NULL", name)
                .one(row -> row.getBoolean(1));
        if (exists) {
            return 0;
        }
        Query.of(connection,
                "CREATE TABLE %s PARTITION OF ledger.%s FOR VALUES FROM ('%s-01 00:00:00+00') TO ('%s-01 00:00:00+00')"
                        .formatted(name, table, month, month.plusMonths(1)))
                .update();
        return 1;
    }
}
