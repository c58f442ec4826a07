package org.yijian.hub.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One key as people see it: everything but the key.
 *
 * @param purpose what it is for: the name of its files, {@code authority}, {@code authority-sm2} or {@code data}
 * @param object by what a change names it: its purpose, the serial number of its certificate, or the id of a data key
 * @param owner whose it is: the name of its certificate, or a department's wire name
 * @param algorithm kind of key
 * @param place where it is kept
 * @param fingerprint SHA-256 of its certificate in lower-case hex; of a data key its id
 * @param serial serial number of its certificate, decimal; null for a data key
 * @param validFrom from when on it counts
 * @param validUntil until when; null for a data key, which has no end
 * @param state where it stands
 * @param since since when it stands there; null if that is its beginning
 * @param records how many records it protects; null if it protects none by its kind
 * @param changes what may be asked for now
 */
public record KeyEntry(String purpose, String object, String owner, String algorithm, Place place, String fingerprint,
        @Nullable String serial, Instant validFrom, @Nullable Instant validUntil, State state, @Nullable Instant since,
        @Nullable Long records, Set<KeyChange.Kind> changes) {

    public KeyEntry {
        changes = Set.copyOf(changes);
    }

    /** Where a key is kept. */
    public enum Place {
        /** A PKCS#12 file. */
        FILE,
        /** A device with PKCS#11. */
        DEVICE,
        /** The database, wrapped by a key that is derived from the master key. */
        DATABASE;

        /** The name in answers. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a key stands. */
    public enum State {
        /** In use. */
        CURRENT,
        /** Announced: follows the one in use, and signs notes beside it. */
        OVERLAPPING,
        /** Used before; what it signed stays valid. */
        RETIRED,
        /** Counts no more. */
        REVOKED,
        /** Gone. */
        DESTROYED;

        /** The name in answers. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How long it is still valid; a data key for ever. Negative if it has expired. */
    public Duration left(Instant now) {
        return validUntil == null ? Duration.ofSeconds(Long.MAX_VALUE) : Duration.between(now, validUntil);
    }
}
