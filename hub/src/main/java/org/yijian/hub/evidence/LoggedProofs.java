package org.yijian.hub.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.yijian.hub.HubError;
import org.yijian.hub.log.AllWitnesses;
import org.yijian.hub.log.WitnessedCheckpoint;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.security.error.FaultException;
import org.yijian.security.evidence.EvidenceContents;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.LogProof;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.proof.TileLog;
import org.yijian.security.time.CheckpointTokens;
import org.yijian.security.time.StampedCheckpoint;

/** Leaves with the proof that they are in the log: under the first stamped checkpoint that covers them, else the newest. */
public final class LoggedProofs {

    /** How long somebody waits for a checkpoint before being told to come again. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final TileLog log;
    private final LogIndexes indexes;
    private final Optional<CheckpointTokens> tokens;
    private final WitnessedCheckpoint witnessed;
    private final AllWitnesses witnesses;
    private final Duration patience;

    public LoggedProofs(TileLog log, LogIndexes indexes, Optional<CheckpointTokens> tokens,
            WitnessedCheckpoint witnessed, AllWitnesses witnesses, Duration patience) {
        this.log = log;
        this.indexes = indexes;
        this.tokens = tokens;
        this.witnessed = witnessed;
        this.witnesses = witnesses;
        this.patience = patience;
    }

    /**
     * Where a leaf is; waits a little for one that was just made.
     *
     * @throws FaultException {@link HubError#NOT_IN_LOG_YET}
     */
    long indexOf(long leafId) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Long index = indexes.of(List.of(leafId)).get(leafId);
            if (index != null && covers(index)) {
                return index;
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new FaultException(HubError.NOT_IN_LOG_YET);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    boolean covers(long index) {
        return index >= 0 && index < log.checkpoint().size();
    }

    byte[] leaf(long index) {
        return log.leaf(index);
    }

    /** Everything about a leaf that a package holds. */
    EvidenceContents contents(long index, EvidenceContents.Subject subject) {
        awaitWitnessed(index);
        Optional<StampedCheckpoint> stamped = stamped(index);
        String note = stamped.map(found -> found.note().encode()).orElseGet(() -> newest(index));
        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        LogProof proof = new LogProof(index, log.inclusion(index, checkpoint.size()).hashes(), note);
        EvidenceContents contents = EvidenceContents.of(log.leaf(index), proof, subject);
        return stamped.map(found -> contents.stamped(found.stamp().response())).orElse(contents);
    }

    /** Who has witnesses names them to outsiders, who then ask for their lines: a new leaf is worth a short wait. */
    private void awaitWitnessed(long index) {
        long end = System.nanoTime() + patience.toNanos();
        while (witnesses.least() > 0 && witnessed.size() <= index && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /**
     * The first stamped checkpoint proves the earliest time, but it may be older than the witnesses; then the newest one
     * serves, and before a stamp without witnesses comes a witnessed checkpoint without a stamp.
     */
    private Optional<StampedCheckpoint> stamped(long index) {
        Optional<StampedCheckpoint> first = tokens.flatMap(known -> known.covering(index));
        if (witnesses.least() == 0) {
            return first;
        }
        return first.filter(found -> witnesses.enough(found.note()))
                .or(() -> tokens.flatMap(CheckpointTokens::newest)
                        .filter(found -> found.checkpoint().size() > index && witnesses.enough(found.note())))
                .or(() -> witnessed.size() > index ? Optional.empty() : first);
    }

    private String newest(long index) {
        return witnessed.note().filter(note -> Checkpoint.parse(note.text()).size() > index).map(SignedNote::encode)
                .orElseGet(log::checkpointNote);
    }
}
