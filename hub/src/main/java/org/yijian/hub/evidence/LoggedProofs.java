package org.yijian.hub.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.yijian.hub.HubError;
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
    private final Duration patience;

    public LoggedProofs(TileLog log, LogIndexes indexes, Optional<CheckpointTokens> tokens, Duration patience) {
        this.log = log;
        this.indexes = indexes;
        this.tokens = tokens;
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
        Optional<StampedCheckpoint> stamped = tokens.flatMap(known -> known.covering(index));
        String note = stamped.map(found -> found.note().encode()).orElseGet(log::checkpointNote);
        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        LogProof proof = new LogProof(index, log.inclusion(index, checkpoint.size()).hashes(), note);
        EvidenceContents contents = EvidenceContents.of(log.leaf(index), proof, subject);
        return stamped.map(found -> contents.stamped(found.stamp().response())).orElse(contents);
    }
}
