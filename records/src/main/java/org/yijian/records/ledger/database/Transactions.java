package org.yijian.records.ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Runs work in one database transaction and tries again when it lost a race against another one (deadlock, serialization
 * failure, two inserts of the same key). Every error leaves as a {@link DataAccessException}.
 */
public final class Transactions {

    private static final int ATTEMPTS = 50;

    private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    private final DataSource database;

    public Transactions(DataSource database) {
        this.database = database;
    }

    /** What happens inside a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Commits what the work did, or nothing of it.
     *
     * @param task what is done, for error messages
     * @throws DataAccessException if the database cannot be reached or refuses. If the connection broke during the
     *         commit itself, the work may have been kept: do it again, idempotently.
     */
    public <T> T call(String task, Work<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return once(task, work);
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Runs one statement that commits itself: one trip to the database instead of three.
     *
     * @param task what is done, for error messages
     * @param statement exactly one statement
     * @throws DataAccessException as {@link #call} does; nothing is tried again
     */
    public <T> T single(String task, Work<T> statement) {
        try (Connection connection = database.getConnection()) {
            return statement.in(connection);
        } catch (SqlFailure failure) {
            throw translated(task, failure.getCause());
        } catch (SQLException e) {
            throw translated(task, e);
        }
    }

    private <T> T once(String task, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return committed(connection, work);
        } catch (SQLException e) {
            throw translated(task, e);
        }
    }

    static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.in(connection);
            connection.commit();
            done = true;
            return result;
        } catch (SqlFailure failure) {
            throw failure.getCause();
        } finally {
            if (!done) {
                rollBack(connection);
            }
            restore(connection, done);
        }
    }

    /** The first error is the one that matters; a connection that cannot roll back is broken and rolls back by itself. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            org.slf4j.LoggerFactory.getLogger(Transactions.class).debug("roll-back on a broken connection", broken);
        }
    }

    private static void restore(Connection connection, boolean done) throws SQLException {
        if (done || !connection.isClosed()) {
            try {
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                if (done) {
                    throw e;
                }
            }
        }
    }

    /**
     * Keeps the planner of this transaction to indexes. Plans are kept by the connection, and one made while a table was
     * still small would read the whole table later.
     */
    public static void useIndexes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL enable_seqscan = off");
        }
    }

    /** The same error as Spring would throw for it. */
    public static DataAccessException translated(String task, SQLException exception) {
        DataAccessException translated = TRANSLATOR.translate(task, null, exception);
        return translated != null ? translated : new UncategorizedSQLException(task, null, exception);
    }
}
