package org.yijian.routes.federation.feed;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;

/**
 * A feed between this hub and a partner.
 *
 * @param id the same on both sides
 * @param partner the other hub
 * @param provided true if this hub sends, false if it receives
 * @param state where it stands
 * @param terms what was agreed
 * @param requestedBy who asked for it: an account here, or the partner
 * @param decidedBy who decided; null while nobody did
 * @param note what the other side should know; null if there is nothing
 * @param position how far the ledger's changes were gone through
 * @param createdAt when it was asked for
 * @param changedAt when it last changed
 */
public record Feed(UUID id, String partner, boolean provided, FeedState state, FeedTerms terms, String requestedBy,
        @Nullable String decidedBy, @Nullable String note, Change.Position position, Instant createdAt,
        Instant changedAt) {

    /** The stream its messages count in. */
    public String stream() {
        return id.toString();
    }
}
