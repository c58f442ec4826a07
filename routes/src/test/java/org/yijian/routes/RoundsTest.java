package org.yijian.routes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    @Test
    void aRoundThatFailsIsTriedAgain() throws InterruptedException {
        // Given
        CountDownLatch rounds = new CountDownLatch(3);

        // When
        try (Rounds failing = new Rounds()) {
            failing.every(PAUSE, "failing", () -> {
                rounds.countDown();
                throw rounds.getCount() == 2
                        ? new DataAccessResourceFailureException("away")
                        : new IllegalStateException("broken");
            });

            // Then
            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatFailsKeepsNothingElseFromGoingRound() throws InterruptedException {
        // Given
        CountDownLatch rounds = new CountDownLatch(3);

        // When
        try (Rounds both = new Rounds()) {
            both.every(PAUSE, "failing", () -> {
                throw new IllegalStateException("broken");
            });
            both.every(PAUSE, "working", rounds::countDown);

            // Then
            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void afterClosingNoRoundBegins() throws InterruptedException {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        Rounds rounds = new Rounds();
        rounds.every(PAUSE, "counting", begun::countDown);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        int[] after = { 0 };

        // When
        rounds.close();
        rounds.every(PAUSE, "too late", () -> after[0]++);
        rounds.close();

        // Then
        assertThat(after[0]).isZero();
    }
}
