package org.yijian.records.ledger.postgres;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import org.yijian.records.ledger.LedgerProblem;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.log.LeafStore;

/**
 * Looks at the whole ledger for what must not be: after a crash, a restored backup, or for an auditor. Reads every row;
 * names at most {@value #EACH} cases of each problem. Meant for a ledger at rest: what is appended meanwhile may show as
 * a leaf that the log does not have yet, and never as anything else, because one snapshot is read.
 */
public final class LedgerCheck {

    private static final int EACH = 20;

    private final Transactions transactions;
    private final LeafStore log;

    /** @param log the tile log that the ledger's sequencer writes */
    LedgerCheck(Transactions transactions, LeafStore log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** Everything that is wrong; empty if the ledger is sound. */
    public List<LedgerProblem> run() {
        long size = log.size();
        return transactions.call("check the ledger", connection -> {
            Query.of(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY").update();
            List<LedgerProblem> problems = new ArrayList<>();
            for (CheckedRule rule : CheckedRule.values()) {
                problems.addAll(broken(connection, rule));
            }
            problems.addAll(new LogCheck(connection, log, size, EACH).run());
            return problems;
        });
    }

    private static List<LedgerProblem> broken(Connection connection, CheckedRule rule) {
        return Query.of(connection, rule.sql() + " LIMIT " + EACH)
                .list(row -> new LedgerProblem(rule.wire(), row.getString(1)));
    }
}
