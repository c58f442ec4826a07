package org.yijian.records.ledger.postgres;

import java.time.Clock;

import javax.sql.DataSource;

import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.database.CommitSignal;
import org.yijian.records.ledger.database.LedgerSchema;
import org.yijian.records.ledger.database.MonthPartitions;
import org.yijian.records.ledger.database.Transactions;

/**
 * The ledger of one database, with everything that reads and writes it. One instance for each process: its parts tell
 * each other of commits.
 */
public final class LedgerDatabase {

    private final Transactions transactions;
    private final CommitSignal signal = new CommitSignal();
    private final Ledger ledger;
    private final ChangeFeed changes;
    private final LedgerReader reader;

    private LedgerDatabase(DataSource database, Clock clock) {
        this.transactions = new Transactions(database);
        MonthPartitions partitions = new MonthPartitions(transactions);
        partitions.cover(clock.instant());
        this.ledger = new PostgresLedger(transactions, partitions, signal, clock);
        this.changes = new PostgresChangeFeed(transactions, signal);
        this.reader = new PostgresLedgerReader(transactions);
    }

    /**
     * Brings the schema up to date and opens the ledger.
     *
     * @param database a pool of connections; whoever made it closes it
     * @throws org.springframework.dao.DataAccessException or {@link org.flywaydb.core.api.FlywayException} if the
     *         database cannot be reached
     */
    public static LedgerDatabase open(DataSource database, Clock clock) {
        LedgerSchema.migrate(database);
        return new LedgerDatabase(database, clock);
    }

    public Ledger ledger() {
        return ledger;
    }

    public ChangeFeed changes() {
        return changes;
    }

    public LedgerReader reader() {
        return reader;
    }
}
