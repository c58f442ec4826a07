package org.yijian.records.ledger.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.yijian.records.RecordError;
import org.yijian.security.error.FaultException;

/**
 * Whether log and database tell the same story. Looked at before a node begins to append: the log may be behind the
 * database, for the last steps before a crash, but never ahead and never different. Compares the first leaf and the last
 * thousand; the check of the whole ledger compares all.
 */
final class Agreement {

    private static final int LAST = 1_000;

    private Agreement() {
    }

    /** @throws FaultException with {@code YJ-REC-053} if they disagree */
    static void require(Connection connection, LeafStore log) throws SQLException {
        long size = log.size();
        long numbered = Numbering.size(connection);
        if (size > numbered) {
            throw new FaultException(RecordError.LOG_DISAGREES, size + " > " + numbered);
        }
        compare(connection, log, 0, (int) Math.min(1, size));
        long from = Math.max(0, size - LAST);
        compare(connection, log, from, (int) (size - from));
    }

    private static void compare(Connection connection, LeafStore log, long from, int count) throws SQLException {
        List<byte[]> known = Numbering.from(connection, from, count);
        for (int i = 0; i < count; i++) {
            if (i >= known.size() || !Arrays.equals(known.get(i), log.leaf(from + i))) {
                throw new FaultException(RecordError.LOG_DISAGREES, "#" + (from + i));
            }
        }
    }
}
