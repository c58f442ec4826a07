package org.yijian.records.ledger.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.LogStatus;
import org.yijian.records.ledger.LogStatus.State;
import org.yijian.records.ledger.database.AdvisoryLock;
import org.yijian.records.ledger.database.LockSession;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Brings pending leaves into the log, on one node at a time: first they get their places in the database and that is
 * committed, then the log is continued from its own size with what the database says, then the checkpoint is published.
 * A crash between any two of these steps leaves work that the next round finds and does. The other nodes meanwhile keep
 * their own copies of the log, made of the same places and signed with the same keys, so each can take over at once. A
 * log that is ahead of the
 * database, or says something else, stops the sequencer for good: nobody but a person may judge that.
 */
public final class LogSequencer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogSequencer.class);

    /** How often it looks for work. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Batches appended to the log before they are published; more only after a long absence. */
    private static final int BATCHES = 10;

    private final DataSource database;
    private final LeafStore log;
    private final Transactions transactions;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable LockSession session;
    private boolean compared;
    private volatile LogStatus status;

    private LogSequencer(DataSource database, LeafStore log) {
        this.database = database;
        this.log = log;
        this.transactions = new Transactions(database);
        this.status = new LogStatus(State.STANDBY, 0, log.size(), null);
        this.thread = Thread.ofVirtual().name("log-sequencer").unstarted(this::run);
    }

    /** Starts sequencing into this log, which no other node may write to. */
    public static LogSequencer start(DataSource database, LeafStore log) {
        LogSequencer sequencer = new LogSequencer(database, log);
        sequencer.thread.start();
        return sequencer;
    }

    public LogStatus status() {
        return status;
    }

    private void run() {
        try {
            boolean more = false;
            while (!stopped(more ? Duration.ZERO : PAUSE) && status.state() != State.ALARM) {
                more = attempt();
            }
        } catch (InterruptedException e) {
            LOG.info("log sequencer interrupted", e);
            Thread.currentThread().interrupt();
        } catch (Error e) {
            LOG.error("the log stops until the next start", e);
            status = status(State.WAITING, Fault.of(RecordError.LOG_WAITING, e));
            throw e;
        } finally {
            release();
        }
    }

    private boolean stopped(Duration pause) throws InterruptedException {
        return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One round; tells whether there is more to do at once. */
    private boolean attempt() {
        try {
            return round();
        } catch (FaultException e) {
            LOG.error("the log stops: {}", e.getMessage(), e);
            status = status(State.ALARM, e.fault());
        } catch (RuntimeException e) { // database or disk away: whatever it was, nothing is lost by trying again
            if (status.state() != State.WAITING) {
                LOG.warn("the log waits", e);
            }
            status = status(State.WAITING, Fault.of(RecordError.LOG_WAITING, String.valueOf(e.getMessage())));
        }
        release();
        return false;
    }

    private boolean round() {
        LockSession held = held().orElse(null);
        if (held == null) {
            return standBy();
        }
        int numbered = held.call("number leaves", Numbering::number);
        boolean complete = integrate(held);
        long size = log.size();
        log.publish();
        held.call("tell of a checkpoint", connection -> Numbering.covered(connection, size));
        status = new LogStatus(State.RUNNING, held.call("count leaves", Numbering::size), size, null);
        return numbered == Numbering.BATCH || !complete;
    }

    /** Continues this node's copy with what another node has numbered; places that were committed never change. */
    private boolean standBy() {
        if (!compared) {
            transactions.call("compare log and database", connection -> {
                Agreement.require(connection, log);
                return true;
            });
            compared = true;
        }
        List<byte[]> leaves = transactions.call("read numbered leaves",
                connection -> Numbering.from(connection, log.size(), Numbering.BATCH));
        if (!leaves.isEmpty()) {
            log.append(leaves);
            log.publish();
        }
        status = new LogStatus(State.STANDBY, log.size(), log.size(), null);
        return leaves.size() == Numbering.BATCH;
    }

    /** The session with the lock: the one there is, or a new one, with which log and database are compared first. */
    private Optional<LockSession> held() {
        if (session == null) {
            session = LockSession.tryOpen(database, AdvisoryLock.SEQUENCER).orElse(null);
            if (session != null) {
                session.call("compare log and database", connection -> {
                    Agreement.require(connection, log);
                    return true;
                });
            }
        }
        return Optional.ofNullable(session);
    }

    /** Appends what the log lacks; tells whether it lacks nothing any more. */
    private boolean integrate(LockSession held) {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<byte[]> leaves = held.call("read numbered leaves",
                    connection -> Numbering.from(connection, log.size(), Numbering.BATCH));
            if (leaves.isEmpty()) {
                return true;
            }
            log.append(leaves);
        }
        return false;
    }

    private LogStatus status(State state, @Nullable Fault fault) {
        return new LogStatus(state, status.numbered(), status.published(), fault);
    }

    private void release() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** Finishes the round and gives the lock to another node. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
