package org.yijian.records.ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection kept for as long as an advisory lock is held. Everything that the lock protects is done through it, so
 * that whoever lost the connection, and with it the lock, cannot go on.
 */
public final class LockSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LockSession.class);

    private final Connection connection;
    private final AdvisoryLock lock;

    private LockSession(Connection connection, AdvisoryLock lock) {
        this.connection = connection;
        this.lock = lock;
    }

    /** A session that holds the lock; empty if another one holds it. */
    public static Optional<LockSession> tryOpen(DataSource database, AdvisoryLock lock) {
        try {
            LockSession session = new LockSession(database.getConnection(), lock);
            boolean taken = false;
            try {
                taken = session.call("take a lock", lock::tryForSession);
                return taken ? Optional.of(session) : Optional.empty();
            } finally {
                if (!taken) {
                    session.connection.close();
                }
            }
        } catch (SQLException e) {
            throw Transactions.translated("open a session", e);
        }
    }

    /** Commits what the work did, or nothing of it. */
    public <T> T call(String task, Transactions.Work<T> work) {
        try {
            return Transactions.committed(connection, work);
        } catch (SQLException e) {
            throw Transactions.translated(task, e);
        }
    }

    /** Gives the lock back. A connection that cannot do so is cut, which frees the lock too. */
    @Override
    public void close() {
        try (connection) {
            Transactions.committed(connection, open -> {
                lock.release(open);
                return true;
            });
        } catch (SQLException e) {
            LOG.debug("the lock {} ends with its broken connection", lock, e);
            cut();
        }
    }

    private void cut() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("the connection was closed already", e);
        }
    }
}
