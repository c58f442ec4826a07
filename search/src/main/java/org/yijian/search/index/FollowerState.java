package org.yijian.search.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;

/** What the follower's thread writes down and others read. */
final class FollowerState {

    private final Clock clock;
    private IndexHealth.State state = IndexHealth.State.FOLLOWING;
    private Change.Position committed;
    private int waiting;
    private @Nullable Instant newest;
    private @Nullable Instant oldestWaiting;
    private @Nullable Instant oldestApplied;
    private @Nullable Instant oldestRefreshing;
    private @Nullable String error;
    private @Nullable Instant errorSince;

    FollowerState(Clock clock, Change.Position committed) {
        this.clock = clock;
        this.committed = committed;
    }

    synchronized void following(List<Change> changes) {
        state = IndexHealth.State.FOLLOWING;
        waiting = changes.size();
        oldestWaiting = oldest(changes);
    }

    private static @Nullable Instant oldest(List<Change> changes) {
        return changes.stream().flatMap(change -> change.records().stream()).findFirst()
                .map(StoredRecord::recordedAt).orElse(null);
    }

    synchronized void applied(List<Change> changes) {
        waiting = 0;
        oldestWaiting = null;
        oldestApplied = earlier(oldestApplied, oldest(changes));
        error = null;
        errorSince = null;
        for (Change change : changes) {
            for (StoredRecord record : change.records()) {
                Instant known = newest;
                newest = known == null || record.recordedAt().isAfter(known) ? record.recordedAt() : known;
            }
        }
    }

    synchronized void caughtUp() {
        state = IndexHealth.State.CAUGHT_UP;
        error = null;
        errorSince = null;
    }

    /** What was applied by now will be searchable once {@link #refreshed()} is said. */
    synchronized void refreshing() {
        oldestRefreshing = earlier(oldestRefreshing, oldestApplied);
        oldestApplied = null;
    }

    synchronized void refreshed() {
        oldestRefreshing = null;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    synchronized void committed(Change.Position position) {
        committed = position;
    }

    synchronized void failed(Throwable failure) {
        state = IndexHealth.State.RETRYING;
        error = failure.toString();
        errorSince = errorSince == null ? clock.instant() : errorSince;
    }

    synchronized void stopped(@Nullable Throwable failure) {
        state = IndexHealth.State.STOPPED;
        if (failure != null) {
            error = failure.toString();
            errorSince = errorSince == null ? clock.instant() : errorSince;
        }
    }

    synchronized IndexHealth health(Change.Position position) {
        Instant oldest = earlier(earlier(oldestRefreshing, oldestApplied), oldestWaiting);
        Duration lag = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
        return new IndexHealth(state, position, committed, waiting, newest, lag, error, errorSince);
    }
}
