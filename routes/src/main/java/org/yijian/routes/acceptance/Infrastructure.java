package org.yijian.routes.acceptance;

import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/** Tells what will pass by itself (database, disk) from what trying again cannot mend. */
public final class Infrastructure {

    private Infrastructure() {
    }

    /** Whether trying again later may help. */
    public static boolean isAway(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataIntegrityViolationException || cause instanceof InvalidDataAccessApiUsageException
                    || cause instanceof InvalidDataAccessResourceUsageException) {
                return false;
            }
            if (cause instanceof DataAccessException || cause instanceof TransactionException
                    || cause instanceof UncheckedIOException) {
                return true;
            }
        }
        return false;
    }
}
