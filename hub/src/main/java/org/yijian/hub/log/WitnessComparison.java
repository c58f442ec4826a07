package org.yijian.hub.log;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.proof.TileLog;
import org.yijian.security.witness.WitnessLink;

/** Holds the log against what its witnesses have of it. */
public final class WitnessComparison {

    private final TileLog log;
    private final AllWitnesses witnesses;
    private final Duration patience;
    private final Clock clock;

    /** @param patience how long leaves may be published before a witness has them */
    public WitnessComparison(TileLog log, AllWitnesses witnesses, Duration patience, Clock clock) {
        this.log = log;
        this.witnesses = witnesses;
        this.patience = patience;
        this.clock = clock;
    }

    /** What contradicts the log or is missing from it at a witness; one that does not answer is a fault too. */
    public List<Fault> run() {
        List<Fault> faults = new ArrayList<>();
        for (RemoteWitness witness : witnesses.all()) {
            try {
                Optional<SignedNote> held = WitnessLink.compare(log, witness.key(), witness.client());
                withheld(witness, held).ifPresent(faults::add);
            } catch (FaultException e) {
                faults.add(e.fault());
            } catch (IOException e) {
                faults.add(Fault.of(SecurityError.WITNESS_UNREACHABLE, witness.name() + ": " + e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return faults;
            }
        }
        return faults;
    }

    private Optional<Fault> withheld(RemoteWitness witness, Optional<SignedNote> held) {
        long size = held.map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
        Instant limit = clock.instant().minus(patience);
        return UnprovenLeaves.since(log, size).filter(since -> since.isBefore(limit)).map(since -> Fault.of(
                SecurityError.WITNESS_WITHHELD,
                witness.name() + ", #" + size + "–#" + (log.checkpoint().size() - 1) + ", " + since));
    }
}
