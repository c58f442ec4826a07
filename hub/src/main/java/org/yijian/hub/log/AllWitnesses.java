package org.yijian.hub.log;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.yijian.security.proof.SignedNote;
import org.yijian.security.witness.CosignatureKey;

/** The witnesses from every source: those the operator configured, and the partners. */
public final class AllWitnesses {

    private final List<Witnesses> sources;

    /** @param sources the quorum is that of the first one that names a witness */
    public AllWitnesses(List<Witnesses> sources) {
        this.sources = List.copyOf(sources);
    }

    /** All that are to be asked. */
    public List<RemoteWitness> all() {
        return sources.stream().flatMap(source -> source.all().stream()).toList();
    }

    /** Whether those who cosigned are enough; without any witness nothing is ever witnessed. */
    public boolean enough(Set<String> cosigners) {
        return !cosigners.isEmpty() && ruling().map(source -> source.quorum().reached(cosigners)).orElse(false);
    }

    /** Whether enough of them cosigned the note. */
    public boolean enough(SignedNote note) {
        return enough(all().stream().filter(witness -> witness.cosigned(note))
                .map(RemoteWitness::name).collect(Collectors.toSet()));
    }

    /** Keys of the witnesses whose quorum counts, for outsiders. */
    public List<CosignatureKey> keys() {
        return ruling().map(Witnesses::all).orElse(List.of()).stream()
                .flatMap(witness -> witness.keys().stream()).toList();
    }

    /** Which of {@link #keys} sign no more, as they are handed out, by when they stopped. */
    public Map<String, Instant> ended() {
        Map<String, Instant> ended = new HashMap<>();
        ruling().map(Witnesses::all).orElse(List.of()).forEach(witness -> ended.putAll(witness.ended()));
        return ended;
    }

    /** The fewest of {@link #keys} that are enough; 0 if there is no witness. */
    public int least() {
        return ruling().map(source -> source.quorum().least()).orElse(0);
    }

    private Optional<Witnesses> ruling() {
        return sources.stream().filter(source -> !source.all().isEmpty()).findFirst();
    }
}
