package org.yijian.hub.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.yijian.hub.log.WitnessComparison;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.search.index.IndexCheck;
import org.yijian.search.index.IndexDifferences;
import org.yijian.search.index.IndexGenerations;
import org.yijian.security.error.Fault;
import org.yijian.security.proof.LogReport;
import org.yijian.security.proof.LogVerifier;

/** Holds ledger, log, index and what witnesses have against each other. Reads everything: minutes on a large hub. */
@Component
public class Checks {

    private final LedgerDatabase ledger;
    private final LeafStore leaves;
    private final IndexGenerations index;
    private final LedgerHeads heads;
    private final LogVerifier verifier;
    private final WitnessComparison witnesses;

    public Checks(LedgerDatabase ledger, LeafStore leaves, IndexGenerations index, LedgerHeads heads,
            LogVerifier verifier, WitnessComparison witnesses) {
        this.ledger = ledger;
        this.leaves = leaves;
        this.index = index;
        this.heads = heads;
        this.verifier = verifier;
        this.witnesses = witnesses;
    }

    /** One text for each problem; empty if all is well. */
    public List<String> run() {
        List<String> problems = new ArrayList<>();
        ledger.check(leaves).run()
                .forEach(problem -> problems.add("ledger: " + problem.name() + " " + problem.detail()));
        IndexDifferences differences = index.hold(held -> heads.read(all -> IndexCheck.compare(held, all)));
        differences.first().forEach(difference -> problems.add("index: " + difference));
        LogReport report = verifier.verify();
        report.faults().forEach(fault -> problems.add("log: " + text(fault)));
        witnesses.run().forEach(fault -> problems.add("witness: " + text(fault)));
        return problems;
    }

    private static String text(Fault fault) {
        return fault.code().code() + " " + fault.text(Locale.ENGLISH);
    }
}
