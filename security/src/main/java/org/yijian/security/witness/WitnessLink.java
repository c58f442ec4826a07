package org.yijian.security.witness;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.proof.TileLog;
import org.yijian.security.witness.WitnessAnswer.Conflict;
import org.yijian.security.witness.WitnessAnswer.Cosigned;
import org.yijian.security.witness.WitnessAnswer.Refused;

/**
 * A log's side of one witness: knows what the witness has, proves that the log continues it, and believes only
 * cosignatures that verify. For one thread at a time.
 */
public final class WitnessLink {

    private final CosignatureKey key;
    private final WitnessClient client;
    private long held;

    public WitnessLink(CosignatureKey key, WitnessClient client) {
        this.key = key;
        this.client = client;
    }

    /**
     * Has a checkpoint cosigned.
     *
     * @param note a checkpoint that the log published, perhaps not its last
     * @return empty if the witness has a later one already
     * @throws FaultException {@code WITNESS_ROLLBACK} if the witness has more than the log, {@code WITNESS_FORK} or
     *         {@code WITNESS_INCONSISTENT} if it has something else, {@code WITNESS_SIGNATURE_BAD}, or its own reason
     * @throws IOException if it does not answer
     */
    public Optional<SignedNote.Line> offer(TileLog log, SignedNote note) throws IOException, InterruptedException {
        Checkpoint offered = Checkpoint.parse(note.text());
        if (held > offered.size()) {
            held = 0; // the witness will say where it is
        }
        WitnessAnswer answer = client.add(request(log, offered, note));
        if (answer instanceof Conflict conflict && conflict.size() != held && conflict.size() <= offered.size()) {
            held = conflict.size();
            answer = client.add(request(log, offered, note));
        }
        return switch (answer) {
            case Cosigned cosigned -> Optional.of(verified(cosigned, offered, note));
            case Conflict conflict -> {
                judge(conflict.size(), log, offered);
                yield Optional.empty();
            }
            case Refused refused -> throw new FaultException(refused.fault());
        };
    }

    private AddCheckpoint request(TileLog log, Checkpoint offered, SignedNote note) {
        return held == 0
                ? new AddCheckpoint(0, List.of(), note)
                : AddCheckpoint.of(log.consistency(held, offered.size()), note);
    }

    private SignedNote.Line verified(Cosigned cosigned, Checkpoint offered, SignedNote note) {
        SignedNote answer = new SignedNote(note.text(), cosigned.lines());
        List<SignedNote.Line> own = key.lines(answer);
        if (own.size() != 1 || key.cosigned(answer).isEmpty()) {
            throw new FaultException(SecurityError.WITNESS_SIGNATURE_BAD, key.name());
        }
        held = offered.size();
        return own.getFirst();
    }

    /** The witness has not the size that was offered: more than there is, or the same with another root. */
    private void judge(long size, TileLog log, Checkpoint offered) {
        long published = log.checkpoint().size();
        if (size > published) {
            throw new FaultException(SecurityError.WITNESS_ROLLBACK, published + " < " + size + ", " + key.name());
        }
        if (size == offered.size()) {
            throw new FaultException(SecurityError.WITNESS_FORK, offered + ", " + key.name());
        }
        held = size;
    }

    /**
     * Holds what the witness says it has against the log.
     *
     * @return the checkpoint that the witness has; empty if none, or it does not tell
     * @throws FaultException {@code WITNESS_ROLLBACK}, {@code WITNESS_FORK} or {@code WITNESS_SIGNATURE_BAD}
     * @throws IOException if it does not answer
     */
    public static Optional<SignedNote> compare(TileLog log, CosignatureKey key, WitnessClient client)
            throws IOException, InterruptedException {
        Checkpoint own = log.checkpoint();
        Optional<SignedNote> held = client.held(own.origin());
        if (held.isPresent()) {
            Checkpoint theirs = Checkpoint.parse(held.get().text());
            if (key.cosigned(held.get()).isEmpty() || !theirs.origin().equals(own.origin())) {
                throw new FaultException(SecurityError.WITNESS_SIGNATURE_BAD, key.name());
            }
            long published = log.checkpoint().size();
            if (theirs.size() > published) {
                throw new FaultException(SecurityError.WITNESS_ROLLBACK,
                        published + " < " + theirs.size() + ", " + key.name());
            }
            if (!java.util.Arrays.equals(theirs.root(), log.root(theirs.size()))) {
                throw new FaultException(SecurityError.WITNESS_FORK, theirs + ", " + key.name());
            }
        }
        return held;
    }
}
