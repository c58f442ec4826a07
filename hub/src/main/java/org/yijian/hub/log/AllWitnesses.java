package org.yijian.hub.log;

import java.util.List;
import java.util.Set;

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
        return !cosigners.isEmpty() && sources.stream().filter(source -> !source.all().isEmpty()).findFirst()
                .map(source -> source.quorum().reached(cosigners)).orElse(false);
    }
}
