package org.yijian.security.witness;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.proof.SignedNote;

/**
 * Which logs and witnesses count, and how many of the witnesses are enough (C2SP tlog-policy).
 *
 * @param logs the logs known; may be empty if it is clear from elsewhere which log it is about
 * @param witnesses the witnesses by their names in the policy
 * @param quorum who must have cosigned
 */
public record WitnessPolicy(List<KnownLog> logs, Map<String, KnownWitness> witnesses, Quorum quorum) {

    /**
     * A log.
     *
     * @param key its key; the key's name is its origin
     * @param url where it is; null if not said
     */
    public record KnownLog(NoteVerifier key, @Nullable String url) {}

    /**
     * A witness.
     *
     * @param key its key
     * @param url where checkpoints are submitted; null if not said
     */
    public record KnownWitness(CosignatureKey key, @Nullable String url) {}

    public WitnessPolicy {
        logs = List.copyOf(logs);
        witnesses = Map.copyOf(witnesses);
    }

    /**
     * From its text.
     *
     * @throws org.yijian.security.error.FaultException
     *         {@link org.yijian.security.error.SecurityError#WITNESS_POLICY_MALFORMED}, with the line
     */
    public static WitnessPolicy parse(String text) {
        return new PolicyReader().read(text);
    }

    /** Nobody is asked, everything is enough. */
    public static WitnessPolicy none() {
        return new WitnessPolicy(List.of(), Map.of(), new Quorum.None());
    }

    /** Whether enough witnesses cosigned the note. A line in the name of a witness that is wrong does not count. */
    public boolean witnessed(SignedNote note) {
        return quorum.reached(cosigners(note));
    }

    /** Names, in the policy, of the witnesses that cosigned the note. */
    public Set<String> cosigners(SignedNote note) {
        return witnesses.entrySet().stream().filter(entry -> entry.getValue().key().cosigned(note).isPresent())
                .map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether one of the logs signed the note as its own checkpoint, and enough witnesses cosigned it. */
    public boolean accepts(SignedNote note) {
        String origin = Checkpoint.parse(note.text()).origin();
        return logs.stream().anyMatch(log -> log.key().name().equals(origin) && note.signedBy(log.key()))
                && witnessed(note);
    }
}
