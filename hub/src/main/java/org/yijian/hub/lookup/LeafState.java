package org.yijian.hub.lookup;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How far the proof of something has come. */
public enum LeafState {
    /** Its leaf is committed in the database and waits for its place in the log. */
    ACCEPTED,
    /** A checkpoint of the hub covers it. */
    SEQUENCED,
    /** A checkpoint covers it that enough witnesses have cosigned. */
    WITNESSED;

    /**
     * The state of a leaf.
     *
     * @param index its place in the log; null while no checkpoint covers it
     * @param witnessed how many leaves are witnessed
     */
    public static LeafState of(@Nullable Long index, long witnessed) {
        if (index == null) {
            return ACCEPTED;
        }
        return index < witnessed ? WITNESSED : SEQUENCED;
    }

    /** The name used in answers and texts, for example {@code witnessed}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
