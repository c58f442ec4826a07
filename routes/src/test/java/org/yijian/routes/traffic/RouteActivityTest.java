package org.yijian.routes.traffic;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.yijian.routes.RouteError;
import org.yijian.security.error.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class RouteActivityTest {

    private static final Fault REFUSED = Fault.of(RouteError.REFUSED_BY_AGENCY, "127.0.0.1", 500);

    private final RouteActivity activity = new RouteActivity("police", TrafficListener.none(), Clock.systemUTC());

    @Test
    void aRouteThatTakesMessagesAgainIsNotFailingAnyMore() {
        // Given
        activity.failed(REFUSED, null);
        assertThat(state()).isEqualTo(RouteStatus.State.FAILING);
        // When, in the middle of a long round
        activity.received("police", false);
        // Then
        assertThat(state()).isEqualTo(RouteStatus.State.RUNNING);
        assertThat(status().reason()).isNull();
        assertThat(status().failures()).as("what was is still counted").isEqualTo(1);
    }

    @Test
    void theLatestOutcomeDecides() {
        // Given
        activity.received("police", false);
        // When
        activity.failed(REFUSED, null);
        // Then
        assertThat(state()).isEqualTo(RouteStatus.State.FAILING);
        activity.polled();
        assertThat(state()).isEqualTo(RouteStatus.State.RUNNING);
    }

    private RouteStatus.State state() {
        return status().state();
    }

    private RouteStatus status() {
        return activity.status("soap-query", "police", "police", true);
    }
}
