package org.yijian.security.evidence;

import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.evidence.Findings.Found;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.LogProof;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.time.StampedCheckpoint;
import org.yijian.security.time.TimeStampVerifier;
import org.yijian.security.trust.TrustAnchors;

/** Whether the leaf is in the hub's log. */
final class LogChecks {

    private final EvidenceContainer container;
    private final TrustedHub hub;
    private final TrustFile trust;
    private final Findings findings;

    LogChecks(EvidenceContainer container, TrustedHub hub, TrustFile trust, Findings findings) {
        this.container = container;
        this.hub = hub;
        this.trust = trust;
        this.findings = findings;
    }

    /** The leaf; empty if it cannot be read. */
    Optional<LoggedLeaf> run() {
        Optional<LoggedLeaf> leaf = findings.check(EvidenceCheck.LEAF, this::leaf);
        findings.check(EvidenceCheck.INCLUSION, this::inclusion);
        Optional<SignedNote> note = findings.check(EvidenceCheck.CHECKPOINT, () -> checkpoint(leaf));
        if (note.isEmpty()) {
            findings.notReached(EvidenceCheck.WITNESSES, EvidenceCheck.TIME);
            return leaf;
        }
        if (trust.quorum() == 0) {
            findings.absent(EvidenceCheck.WITNESSES);
        } else {
            findings.check(EvidenceCheck.WITNESSES, () -> witnesses(note.get()));
        }
        if (!container.has(PackageFile.TIME_TOKEN)) {
            findings.absent(EvidenceCheck.TIME);
        } else if (leaf.isEmpty()) {
            findings.notReached(EvidenceCheck.TIME);
        } else {
            findings.check(EvidenceCheck.TIME, () -> time(note.get(), leaf.get()));
        }
        return leaf;
    }

    private Found<LoggedLeaf> leaf() {
        LoggedLeaf leaf = LoggedLeaf.parse(container.file(PackageFile.LEAF));
        return new Found<>(leaf, leaf.type() + ", " + leaf.actor() + ", " + leaf.objectRef() + ", " + leaf.time());
    }

    private Found<LogProof> inclusion() {
        LogProof proof = LogProof.parse(container.text(PackageFile.PROOF));
        if (!proof.checkpoint().equals(container.text(PackageFile.CHECKPOINT))) {
            throw Findings.differs(PackageFile.CHECKPOINT);
        }
        if (!proof.leads(container.file(PackageFile.LEAF))) {
            throw Findings.differs(PackageFile.PROOF);
        }
        return new Found<>(proof, "#" + proof.index());
    }

    /**
     * At least one key of the log must have signed that had not ended when the leaf was made; and whatever line bears the
     * name of one must be right.
     */
    private Found<SignedNote> checkpoint(Optional<LoggedLeaf> leaf) {
        String text = container.text(PackageFile.CHECKPOINT);
        SignedNote note = SignedNote.parse(text);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        List<NoteVerifier> named = hub.logKeys().stream().filter(note::names).toList();
        if (!note.encode().equals(text) || !checkpoint.text().equals(note.text())
                || !checkpoint.origin().equals(hub.origin()) || named.isEmpty()
                || !named.stream().allMatch(note::signedBy)) {
            throw Findings.differs(PackageFile.CHECKPOINT);
        }
        leaf.ifPresent(found -> requireInForce(note, found.time()));
        return new Found<>(note, checkpoint.origin() + ", " + checkpoint.size());
    }

    /** A key that was given up, and perhaps lost since, says nothing about what came afterwards. */
    private void requireInForce(SignedNote note, Instant time) {
        if (hub.logKeys().stream().filter(note::names).noneMatch(key -> trust.signedAt(key.text(), time))) {
            throw Findings.differs("ended < " + time);
        }
    }

    /** One key under two names is one witness, and so are two keys under one name. */
    private Found<Long> witnesses(SignedNote note) {
        Map<PublicKey, String> names = new HashMap<>();
        trust.witnesses().stream()
                .filter(witness -> witness.cosigned(note).filter(at -> trust.signedAt(witness.text(), at)).isPresent())
                .forEach(witness -> names.putIfAbsent(witness.key(), witness.name()));
        long signed = names.values().stream().distinct().count();
        if (signed < trust.quorum()) {
            throw Findings.differs(signed + " < " + trust.quorum());
        }
        return new Found<>(signed, signed + " ≥ " + trust.quorum());
    }

    /** The stamp is over the text of the checkpoint, and not from before what the leaf tells of. */
    private Found<Instant> time(SignedNote note, LoggedLeaf leaf) {
        if (hub.timeAuthorities().isEmpty()) {
            throw new FaultException(SecurityError.EVIDENCE_NOT_COVERED, PackageFile.TIME_TOKEN);
        }
        Instant time = new TimeStampVerifier(new TrustAnchors(hub.timeAuthorities(), List.of()))
                .verify(container.file(PackageFile.TIME_TOKEN), StampedCheckpoint.stamped(note)).time();
        if (time.isBefore(leaf.time().minus(PackageChecks.CLOCKS))) {
            throw Findings.differs(time + " < " + leaf.time());
        }
        requireInForce(note, time);
        return new Found<>(time, time.toString());
    }
}
