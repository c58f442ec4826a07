package org.yijian.security.witness;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.ConsistencyProof;
import org.yijian.security.proof.MerkleHash;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.witness.WitnessAnswer.Reason;

/**
 * Cosigns the checkpoints of known logs as long as each continues the one before (C2SP tlog-witness). What it cosigned is
 * on disk before it answers. Safe for many threads: one request at a time, so that no two can pass each other.
 *
 * <p>Errors of the disk come as {@link java.io.UncheckedIOException}, and nothing was cosigned then.
 */
public final class Witness {

    private final Cosigner cosigner;
    private final KnownLogs logs;
    private final WitnessFolder folder;
    private final Consumer<Refusal> refused;

    /** @param folder where it keeps what it saw; nobody else may write there */
    public Witness(Cosigner cosigner, KnownLogs logs, Path folder) {
        this(cosigner, logs, folder, refusal -> {
        });
    }

    /** @param refused told of each contradiction after it was kept, also of one that was kept before */
    public Witness(Cosigner cosigner, KnownLogs logs, Path folder, Consumer<Refusal> refused) {
        this.refused = refused;
        this.cosigner = cosigner;
        this.logs = logs;
        this.folder = new WitnessFolder(folder);
    }

    /** What its cosignatures are checked with. */
    public CosignatureKey key() {
        return cosigner.key();
    }

    /** Answers a request as it came; whatever it is, the answer is not an exception. */
    public WitnessAnswer answer(String body) {
        try {
            return answer(AddCheckpoint.parse(body));
        } catch (FaultException e) {
            return new WitnessAnswer.Refused(Reason.MALFORMED, e.fault());
        }
    }

    /** Answers a request. */
    public synchronized WitnessAnswer answer(AddCheckpoint request) {
        Checkpoint offered = request.checkpoint();
        var keys = logs.keys(offered.origin());
        if (keys.isEmpty()) {
            return refused(Reason.UNKNOWN_LOG, SecurityError.WITNESS_LOG_UNKNOWN, offered);
        }
        if (keys.stream().noneMatch(request.note()::signedBy)) {
            return refused(Reason.NOT_SIGNED, SecurityError.LOG_SIGNATURE_BAD, offered);
        }
        Optional<SignedNote> held = folder.held(offered.origin());
        Optional<Checkpoint> known = held.map(note -> Checkpoint.parse(note.text()));
        contradiction(known, request).ifPresent(
                kind -> keep(new Refusal(kind, offered.origin(), held.orElse(request.note()), request.note())));
        return decide(known, request);
    }

    /** What the log signed may contradict what is held, however the request is wrong besides. */
    private static Optional<Refusal.Kind> contradiction(Optional<Checkpoint> held, AddCheckpoint request) {
        Checkpoint offered = request.checkpoint();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        Checkpoint known = held.get();
        if (offered.size() < known.size()) {
            return Optional.of(Refusal.Kind.ROLLBACK);
        }
        if (offered.size() == known.size()) {
            return offered.equals(known) ? Optional.empty() : Optional.of(Refusal.Kind.FORK);
        }
        return request.oldSize() == known.size() && !continues(known, request)
                ? Optional.of(Refusal.Kind.INCONSISTENT)
                : Optional.empty();
    }

    private void keep(Refusal refusal) {
        folder.refuse(refusal);
        refused.accept(refusal);
    }

    /** In the order of the specification. */
    private WitnessAnswer decide(Optional<Checkpoint> held, AddCheckpoint request) {
        Checkpoint offered = request.checkpoint();
        long known = held.map(Checkpoint::size).orElse(0L);
        if (request.oldSize() > offered.size()) {
            return refused(Reason.MALFORMED, SecurityError.WITNESS_REQUEST_MALFORMED, "old");
        }
        if (request.oldSize() != known) {
            return new WitnessAnswer.Conflict(known);
        }
        boolean sameSize = held.isPresent() && offered.size() == known;
        if (sameSize && !offered.equals(held.get())) {
            return new WitnessAnswer.Conflict(known);
        }
        if (!continues(held.orElse(new Checkpoint(offered.origin(), 0, MerkleHash.empty())), request)) {
            return refused(Reason.INCONSISTENT, SecurityError.WITNESS_INCONSISTENT, offered);
        }
        return cosign(offered.origin(), request.note());
    }

    /** Every tree continues the empty one, without proof; from then on it takes one. */
    private static boolean continues(Checkpoint held, AddCheckpoint request) {
        Checkpoint offered = request.checkpoint();
        if (held.size() == 0) {
            return request.proof().isEmpty()
                    && (offered.size() > 0 || Arrays.equals(offered.root(), MerkleHash.empty()));
        }
        return new ConsistencyProof(held.size(), offered.size(), request.proof()).verifies(held.root(), offered.root());
    }

    private WitnessAnswer cosign(String origin, SignedNote note) {
        List<SignedNote.Line> lines = cosigner.cosignatures(note);
        folder.hold(origin, note.with(lines));
        return new WitnessAnswer.Cosigned(lines);
    }

    /** The checkpoint cosigned last, with all signatures; empty if there is none of this log. */
    public synchronized Optional<SignedNote> held(String origin) {
        return folder.held(origin);
    }

    /** The same, by the SHA-256 of the log's name in lower-case hex. */
    public synchronized Optional<SignedNote> heldUnder(String log) {
        return folder.heldUnder(log);
    }

    /** What was refused although its log had signed it. */
    public synchronized List<Refusal> refusals() {
        return folder.refusals();
    }

    private static WitnessAnswer refused(Reason reason, SecurityError code, Object what) {
        return new WitnessAnswer.Refused(reason, Fault.of(code, what));
    }
}
