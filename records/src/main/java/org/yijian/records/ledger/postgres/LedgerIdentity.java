package org.yijian.records.ledger.postgres;

import java.sql.Connection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.database.AdvisoryLock;
import org.yijian.records.ledger.database.Query;

/**
 * Which ledger a database holds. A ledger whose rows were brought into another cluster (a logical backup, an upgrade)
 * has changes with transaction numbers that this cluster has yet to reach: new changes would come before them in the
 * feed. Such a ledger gets a new id, and its old changes the transaction number 0, which comes before all others.
 */
final class LedgerIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerIdentity.class);

    /** What this cluster has committed is older than the end of any snapshot that shows it. */
    private static final String FROM_ANOTHER_CLUSTER = """
            SELECT EXISTS (SELECT FROM ledger.change
                WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot()))""";

    private LedgerIdentity() {
    }

    static String read(Connection connection) {
        return Query.of(connection, "SELECT id::text FROM ledger.identity").one(row -> row.getString(1));
    }

    /** Makes a ledger from another cluster one of this cluster. Several nodes may do so at the same time. */
    static String settle(Connection connection) {
        AdvisoryLock.IDENTITY.exclusive(connection);
        if (Query.of(connection, FROM_ANOTHER_CLUSTER).one(row -> row.getBoolean(1))) {
            int changes = Query.of(connection, "UPDATE ledger.change SET transaction = '0'").update();
            Query.of(connection, "UPDATE ledger.identity SET id = gen_random_uuid()").update();
            LOG.warn("The ledger came from another database cluster; its {} changes are numbered anew", changes);
        }
        return read(connection);
    }
}
