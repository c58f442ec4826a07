package org.yijian.records.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What was signed and logged of exchanges, for those who hand out evidence. Asks nobody who may see it: they do. */
public interface SealedParts {

    /** Stands for a message that was refused as a whole. */
    int WHOLE = -1;

    /**
     * One part.
     *
     * @param part its number, from 0, or {@link #WHOLE}
     * @param leafId id of its leaf
     * @param sealed what was signed; null if the message was refused as a whole, or was erased
     */
    record SealedPart(int part, long leafId, @Nullable SealedManifest sealed) {}

    /** Numbers of the parts appended so far, in order. */
    List<Integer> numbers(UUID exchange);

    /** One part; empty if there is none of this number. */
    Optional<SealedPart> part(UUID exchange, int part);
}
