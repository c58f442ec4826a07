package org.yijian.hub.log;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.LogReplay;
import org.yijian.security.proof.LogVerifier;
import org.yijian.security.witness.Refusal;
import org.yijian.security.witness.Witness;

/**
 * Reads the log again as an outsider would and holds it against the database and against what witnesses have. Usually only
 * what was added since the last run; once a day, and at every start, all of it. What it finds is an alarm for as long as
 * a run finds it.
 */
public final class LogMonitor {

    private static final String LOG_ALARM = "monitor/log";
    private static final String WITNESS_ALARM = "monitor/witnesses";
    private static final String WITNESSED_ALARM = "witnessed/";
    private static final Duration FULL_EVERY = Duration.ofDays(1);

    private final LogVerifier verifier;
    private final LedgerDatabase ledger;
    private final LeafStore leaves;
    private final WitnessComparison witnesses;
    private final Witness witness;
    private final MonitorPosition position;
    private final Alarms alarms;
    private final Clock clock;
    private final String origin;
    private @Nullable Instant lastFull;
    private volatile @Nullable MonitorResult last;

    /**
     * @param witness this hub as a witness of others
     * @param position file in which it keeps where it was
     */
    public LogMonitor(String origin, LogVerifier verifier, LedgerDatabase ledger, LeafStore leaves,
            WitnessComparison witnesses, Witness witness, Path position, Alarms alarms, Clock clock) {
        this.origin = origin;
        this.verifier = verifier;
        this.ledger = ledger;
        this.leaves = leaves;
        this.witnesses = witnesses;
        this.witness = witness;
        this.position = new MonitorPosition(position, origin);
        this.alarms = alarms;
        this.clock = clock;
    }

    /** One run: what was added, or everything if it is time for that. */
    public MonitorResult round() {
        Instant full = lastFull;
        return run(full == null || full.plus(FULL_EVERY).isBefore(clock.instant()));
    }

    /**
     * One run.
     *
     * @param all whether to read everything, however long that takes
     */
    public synchronized MonitorResult run(boolean all) {
        Checkpoint known = all ? LogReplay.start(origin) : position.read();
        LogReplay replay = verifier.verifyFrom(known);
        List<Fault> faults = new ArrayList<>(replay.report().faults());
        faults.addAll(differences(known.size(), replay.report().size()));
        tell(LOG_ALARM, faults);
        if (faults.isEmpty()) {
            position.write(replay.reached());
            lastFull = all ? clock.instant() : lastFull;
        }
        List<Fault> atWitnesses = witnesses.run();
        tell(WITNESS_ALARM, atWitnesses);
        witness.refusals().forEach(refusal -> tell(alarms, refusal));
        faults.addAll(atWitnesses);
        MonitorResult result = new MonitorResult(clock.instant(), known.size(), replay.report().size(), faults);
        last = result;
        return result;
    }

    private List<Fault> differences(long from, long to) {
        try {
            return ledger.compareLeaves(leaves, from, Math.min(to, leaves.size())).stream()
                    .map(problem -> Fault.of(HubError.LOG_DIFFERS, problem.name() + " " + problem.detail())).toList();
        } catch (FaultException e) {
            // a tile or bundle that cannot be read, which the verifier names too
            return List.of(e.fault());
        }
    }

    private void tell(String alarm, List<Fault> faults) {
        if (faults.isEmpty()) {
            alarms.clear(alarm);
        } else {
            alarms.raise(alarm, faults.getFirst());
        }
    }

    /** What this hub refused as a witness stays an alarm: somebody has to look at it. */
    public static void tell(Alarms alarms, Refusal refusal) {
        alarms.raise(WITNESSED_ALARM + refusal.origin(),
                Fault.of(refusal.kind().code(), Checkpoint.parse(refusal.offered().text())));
    }

    /** What the last run found; empty before the first. */
    public Optional<MonitorResult> last() {
        return Optional.ofNullable(last);
    }
}
