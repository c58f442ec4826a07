package org.yijian.records.ledger.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.yijian.records.ledger.LedgerProblem;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.log.LeafStore;

/** Holds a run of the log's leaves against the rows of the database: each is there, in its place, byte for byte. */
final class LeafComparison {

    private static final int EACH = 20;

    private final LeafStore log;
    private final List<LedgerProblem> problems = new ArrayList<>();
    private long next;

    LeafComparison(LeafStore log, long from) {
        this.log = log;
        this.next = from;
    }

    /** What is wrong in the places from where it began to before this one. */
    List<LedgerProblem> run(Transactions transactions, long to) {
        transactions.call("compare leaves", connection -> {
            Transactions.useIndexes(connection);
            Query.of(connection,
                    "SELECT log_index, content FROM ledger.leaf WHERE log_index >= ? AND log_index < ? ORDER BY log_index",
                    next, to).each(this::compare);
            return true;
        });
        missingBefore(to);
        return problems;
    }

    private void compare(ResultSet row) throws SQLException {
        long index = row.getLong(1);
        missingBefore(index);
        if (problems.size() < EACH && !Arrays.equals(row.getBytes(2), log.leaf(index))) {
            problems.add(new LedgerProblem("leaf-differs", "#" + index));
        }
        next = index + 1;
    }

    private void missingBefore(long index) {
        if (next < index && problems.size() < EACH) {
            String places = next == index - 1 ? "#" + next : "#" + next + "–#" + (index - 1);
            problems.add(new LedgerProblem("leaf-row-missing", places));
        }
        next = Math.max(next, index);
    }
}
