package org.yijian.records.ledger.database;

import java.sql.SQLException;

/** Carries an {@link SQLException} through code that may not throw it; {@link Transactions} takes it out again. */
final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    SqlFailure(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    @Override
    public synchronized SQLException getCause() {
        return failure;
    }
}
