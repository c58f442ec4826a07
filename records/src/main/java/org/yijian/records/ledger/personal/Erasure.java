package org.yijian.records.ledger.personal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The destruction of what some records tell of a person, or of one attachment: asked for by one, let happen by another.
 *
 * @param id its id
 * @param state where it stands
 * @param records whose personal fields and attachments it is about
 * @param attachment the only attachment that it is about, of the only record; null for all that the records have
 * @param reason why, in words
 * @param legalBasis the law that demands or allows it
 * @param requestedBy who asked for it
 * @param requestedAt when
 * @param decidedBy who decided; null while it waits
 * @param decidedAt when; null while it waits
 * @param leafId leaf of the decision to do it; null for all others
 */
public record Erasure(UUID id, State state, List<UUID> records, @Nullable UUID attachment, String reason,
        String legalBasis, String requestedBy, Instant requestedAt, @Nullable String decidedBy,
        @Nullable Instant decidedAt, @Nullable Long leafId) {

    public Erasure {
        records = List.copyOf(records);
    }

    /** Where one stands. */
    public enum State {
        /** Waits for another person. */
        REQUESTED,
        /** Decided, and under way. */
        APPROVED,
        /** The keys are gone. */
        DONE,
        /** The other person said no. */
        REFUSED;

        /** The name in the database and in answers. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
