package org.yijian.records.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What was once decided about two facilities. Decisions are never changed; a later one may undo an earlier one.
 *
 * @param id counted up
 * @param action what was decided
 * @param one the facility that stayed, or the first of the pair
 * @param oneName its name; null if no source gave one
 * @param other the other facility
 * @param otherName its name; null if no source gave one
 * @param proposalId the proposal that was decided; null if there was none
 * @param mergeId the merge that was made or undone; null if none
 * @param undoable whether the merge still stands and can be split
 * @param actor account of the person, or the source whose record named both
 * @param reason why; null if a source's identifiers decided
 * @param leafId leaf of the log
 * @param at when
 */
public record FacilityDecision(long id, Action action, UUID one, @Nullable String oneName, UUID other,
        @Nullable String otherName, @Nullable Long proposalId, @Nullable Long mergeId, boolean undoable, String actor,
        @Nullable String reason, long leafId, Instant at) {

    /** What can be decided. */
    public enum Action {
        /** They are one. */
        MERGED,
        /** They are two. */
        REJECTED,
        /** They were taken for one, and are two. */
        SPLIT,
        /** They were said to be two, and a person shall look again. */
        REOPENED;

        /** The name in JSON. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
