package org.yijian.hub.export;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.lookup.StatedPurpose;

/**
 * Somebody asks to take away more than may be taken at once.
 *
 * @param id its id
 * @param account who asks
 * @param askedAt when
 * @param query the search as it stands in an address
 * @param records how many records it found then
 * @param reason why they are needed
 * @param purpose wire name of the purpose; null if none was said
 * @param caseId number of the case; null if none was said
 * @param state where it stands
 * @param decidedBy who decided; null while it waits
 * @param decidedAt when; null while it waits
 * @param expiresAt until when it may be fetched; null unless approved
 * @param tries how often it was fetched, wholly or until it broke off
 */
public record ExportRequest(UUID id, String account, Instant askedAt, String query, long records, String reason,
        @Nullable String purpose, @Nullable String caseId, State state, @Nullable String decidedBy,
        @Nullable Instant decidedAt, @Nullable Instant expiresAt, int tries) {

    /** Where a request stands. */
    public enum State {
        /** It waits for somebody else. */
        REQUESTED,
        /** It may be fetched. */
        APPROVED,
        /** It may not. */
        REFUSED,
        /** It was fetched as often as it may be. */
        TAKEN;

        /** The name in JSON and in the database. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it was asked for. */
    StatedPurpose stated() {
        return purpose == null ? StatedPurpose.NONE : StatedPurpose.of(purpose, caseId);
    }

    /** Whether it may be fetched at this time. */
    public boolean open(Instant now) {
        Instant end = expiresAt;
        return state == State.APPROVED && end != null && now.isBefore(end);
    }
}
