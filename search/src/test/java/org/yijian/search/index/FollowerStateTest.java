package org.yijian.search.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yijian.records.ledger.Change;
import org.yijian.search.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.change;
import static org.yijian.search.TestRecords.record;

/** A record is late until it can be found, not only until it was put into the index. */
class FollowerStateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:01:00Z");

    private final FollowerState state = new FollowerState(Clock.fixed(NOW, ZoneOffset.UTC), Change.Position.START);

    /** A change that the ledger wrote so many seconds after midnight. */
    private static List<Change> at(int second) {
        return List.of(change(second, record("f" + second, TestRecords.facility("康乐园", "沙坪坝区"))));
    }

    private Duration lag() {
        return state.health(Change.Position.START).lag();
    }

    @Test
    void aRecordIsLateFromTheTimeItIsReadUntilItIsSearchable() {
        assertThat(lag()).isZero();
        state.following(at(10));
        assertThat(lag()).isEqualTo(Duration.ofSeconds(50));
        state.applied(at(10));
        state.caughtUp();
        assertThat(lag()).isEqualTo(Duration.ofSeconds(50));
        state.refreshing();
        assertThat(lag()).isEqualTo(Duration.ofSeconds(50));
        state.refreshed();
        assertThat(lag()).isZero();
    }

    @Test
    void whatIsAppliedDuringARefreshWaitsForTheNext() {
        // Given
        state.following(at(10));
        state.applied(at(10));
        state.refreshing();
        // When
        state.following(at(30));
        state.applied(at(30));
        state.refreshed();
        // Then
        assertThat(lag()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatARefreshThatFailedDidNotShowIsStillLate() {
        // Given
        state.following(at(10));
        state.applied(at(10));
        state.refreshing();
        state.applied(at(30));
        // When
        state.refreshing();
        // Then
        assertThat(lag()).isEqualTo(Duration.ofSeconds(50));
    }
}
