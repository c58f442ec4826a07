package org.yijian.hub.key;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A change of a key: asked for by one person, decided by another.
 *
 * @param id its id
 * @param kind what is to happen
 * @param object which key: a purpose, the serial number of a certificate, or the id of a data key
 * @param reason why
 * @param state where it stands
 * @param requestedBy who asked for it
 * @param requestedAt when
 * @param requestedLeaf id of the leaf of that
 * @param decidedBy who decided; null while it waits
 * @param decidedAt when; null while it waits
 * @param decidedLeaf id of the leaf of the decision; null while it waits
 */
public record KeyChange(UUID id, Kind kind, String object, String reason, State state, String requestedBy,
        Instant requestedAt, long requestedLeaf, @Nullable String decidedBy, @Nullable Instant decidedAt,
        @Nullable Long decidedLeaf) {

    /** What is to happen to a key. */
    public enum Kind {
        /** A new key follows the one of this purpose. */
        ROTATE,
        /** The certificate of a retired key counts no more. */
        REVOKE,
        /** A department's records get a new data key. */
        ROTATE_DATA,
        /** A data key that nothing uses is destroyed. */
        DESTROY_DATA;

        /** The name in the database, in leaves and in answers. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of this name. */
        public static Optional<Kind> of(String wire) {
            return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
        }
    }

    /** Where a change stands. */
    public enum State {
        /** Waits for another person. */
        REQUESTED,
        /** Agreed, and under way or done. */
        DONE,
        /** The other person said no. */
        REFUSED;

        /** The name in the database and in answers. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    KeyChange decided(State by, String actor, Instant at, long leaf) {
        return new KeyChange(id, kind, object, reason, by, requestedBy, requestedAt, requestedLeaf, actor, at, leaf);
    }
}
