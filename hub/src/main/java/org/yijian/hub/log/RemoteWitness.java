package org.yijian.hub.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.yijian.security.proof.SignedNote;
import org.yijian.security.witness.CosignatureKey;
import org.yijian.security.witness.WitnessClient;

/**
 * A witness of this hub's log.
 *
 * @param name how the policy calls it
 * @param keys what its cosignatures are checked with, in the order of their making; the last signs now
 * @param ended which of them sign no more, as they are handed out, by when they stopped
 * @param client speaks to it
 */
public record RemoteWitness(String name, List<CosignatureKey> keys, Map<String, Instant> ended,
        WitnessClient client) {

    public RemoteWitness {
        keys = List.copyOf(keys);
        ended = Map.copyOf(ended);
    }

    /** With one key. */
    public RemoteWitness(String name, CosignatureKey key, WitnessClient client) {
        this(name, List.of(key), Map.of(), client);
    }

    /** The key that signs now. */
    public CosignatureKey key() {
        return keys.getLast();
    }

    /** Whether it cosigned a note. */
    public boolean cosigned(SignedNote note) {
        return keys.stream().anyMatch(key -> key.cosigned(note).isPresent());
    }
}
