package org.yijian.search.index;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;

/**
 * How the index stands to the ledger.
 *
 * @param state what the follower does
 * @param position up to where the ledger has been put into the index
 * @param committed up to where that is durable
 * @param waiting changes read and not yet in the index; more may wait in the ledger unless the state is
 *        {@link State#CAUGHT_UP}
 * @param newest when the ledger kept the newest record that is in the index; null before the first one
 * @param lag age of the oldest record that was read and is not yet searchable; zero if there is none
 * @param error the last error, class and text; null since the last success
 * @param errorSince when the errors began that have not ended; null if none
 */
public record IndexHealth(State state, Change.Position position, Change.Position committed, int waiting,
        @Nullable Instant newest, Duration lag, @Nullable String error, @Nullable Instant errorSince) {

    /** What the follower does. */
    public enum State {
        /** There is more to follow. */
        FOLLOWING,
        /** Everything that was in the ledger at the last look is in the index. */
        CAUGHT_UP,
        /** The ledger or the disk failed; it tries again, less and less often. An alarm if it lasts. */
        RETRYING,
        /** It does not follow any more: closed, or ended by an error. An alarm unless the hub is stopping. */
        STOPPED
    }

    /** Whether people can rely on what they find. */
    public boolean up() {
        return state == State.FOLLOWING || state == State.CAUGHT_UP;
    }
}
