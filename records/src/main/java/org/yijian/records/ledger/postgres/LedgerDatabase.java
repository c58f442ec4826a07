package org.yijian.records.ledger.postgres;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.FacilityMatches;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.LedgerProblem;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.Replays;
import org.yijian.records.ledger.SealedParts;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.CommitSignal;
import org.yijian.records.ledger.database.LedgerSchema;
import org.yijian.records.ledger.database.MonthPartitions;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.facility.PostgresFacilityMatches;
import org.yijian.records.ledger.log.GroupedAuditLog;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.records.ledger.log.PostgresLogIndexes;
import org.yijian.records.ledger.personal.Erasures;
import org.yijian.records.ledger.personal.PersonalVault;
import org.yijian.security.trust.KeyRing;

/**
 * The ledger of one database, with everything that reads and writes it. One instance for each process: its parts tell
 * each other of commits. Connections come back by themselves after the database was away, as the pool makes them.
 */
public final class LedgerDatabase implements AutoCloseable {

    private final DataSource database;
    private final Transactions transactions;
    private final GroupedAuditLog audit;
    private final Ledger ledger;
    private final ChangeFeed changes;
    private final LedgerReader reader;
    private final LogIndexes indexes;
    private final FacilityMatches matches;
    private final Replays replays;
    private final @Nullable PersonalVault personal;

    private LedgerDatabase(DataSource database, @Nullable KeyRing keys, Clock clock) {
        CommitSignal signal = new CommitSignal();
        RecentParts recent = new RecentParts();
        this.database = database;
        this.transactions = new Transactions(database);
        transactions.call("settle the ledger", LedgerIdentity::settle);
        MonthPartitions partitions = new MonthPartitions(transactions);
        partitions.cover(clock.instant());
        this.personal = keys == null ? null : new PersonalVault(transactions, keys, clock);
        this.ledger = new PostgresLedger(transactions, partitions, signal, recent, personal, clock);
        this.changes = new PostgresChangeFeed(transactions, signal, recent);
        this.reader = new PostgresLedgerReader(transactions);
        this.indexes = new PostgresLogIndexes(transactions);
        this.audit = new GroupedAuditLog(transactions);
        this.matches = new PostgresFacilityMatches(transactions, audit, signal, clock);
        this.replays = new PostgresReplays(transactions, audit, clock);
    }

    /**
     * Brings the schema up to date and opens the ledger, which then takes personal data too.
     *
     * @param keys wrap the keys of personal data; who loses them loses it
     */
    public static LedgerDatabase open(DataSource database, KeyRing keys, Clock clock) {
        LedgerSchema.migrate(database);
        return new LedgerDatabase(database, keys, clock);
    }

    /**
     * Brings the schema up to date and opens the ledger without keys: records with personal fields are refused.
     *
     * @param database a pool of connections; whoever made it closes it, after this
     * @throws org.springframework.dao.DataAccessException or {@link org.flywaydb.core.api.FlywayException} if the
     *         database cannot be reached
     */
    public static LedgerDatabase open(DataSource database, Clock clock) {
        LedgerSchema.migrate(database);
        return new LedgerDatabase(database, null, clock);
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

    public LogIndexes logIndexes() {
        return indexes;
    }

    public SealedParts sealedParts() {
        return new PostgresSealedParts(transactions);
    }

    public FacilityMatches matches() {
        return matches;
    }

    public Replays replays() {
        return replays;
    }

    /**
     * What decrypts personal data.
     *
     * @throws IllegalStateException if the ledger was opened without keys
     */
    public PersonalVault personal() {
        if (personal == null) {
            throw new IllegalStateException("the ledger was opened without keys");
        }
        return personal;
    }

    /** Destroys personal data. */
    public Erasures erasures(Clock clock) {
        return new Erasures(transactions, audit, clock);
    }

    /**
     * Files that belong to records.
     *
     * @param root folder of their pieces
     * @param keys wrap their keys
     */
    public Attachments attachments(Path root, KeyRing keys, Attachments.Limits limits, Clock clock) {
        return new Attachments(transactions, root, keys, limits, clock);
    }

    public AuditLog auditLog() {
        return audit;
    }

    /** Starts bringing leaves into the log. Close it before the database's pool. */
    public LogSequencer sequence(LeafStore log) {
        return LogSequencer.start(database, log);
    }

    /** A check of everything against everything, and against the log. */
    public LedgerCheck check(LeafStore log) {
        return new LedgerCheck(transactions, log);
    }

    /**
     * A check of some places of the log against the rows of the database.
     *
     * @param from first place
     * @param to place after the last, at most what was published before
     */
    public List<LedgerProblem> compareLeaves(LeafStore log, long from, long to) {
        return new LeafComparison(log, from).run(transactions, to);
    }

    /** Writes the audit leaves that have gathered, and takes no more. */
    @Override
    public void close() {
        audit.close();
    }
}
