package org.yijian.routes.acceptance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class TurnstileTest {

    private final Patience patience = new Patience(AcceptanceSettings.standard());

    @Test
    void theLaterTheFollowersTheFewerAreLetIn() {
        assertThat(Turnstile.places(Duration.ZERO, 3)).isEqualTo(3);
        assertThat(Turnstile.places(Duration.ofMillis(350), 3)).isEqualTo(3);
        assertThat(Turnstile.places(Duration.ofMillis(500), 3)).isEqualTo(2);
        assertThat(Turnstile.places(Duration.ofMillis(700), 3)).isEqualTo(1);
        assertThat(Turnstile.places(Duration.ofMillis(750), 3)).isZero();
        assertThat(Turnstile.places(Duration.ofDays(1), 3)).isZero();
    }

    @Test
    void whoWaitsGoesOnWhenTheFollowersHaveCaughtUp() throws Exception {
        // Given
        AtomicLong lagSeconds = new AtomicLong(5);
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch passed = new CountDownLatch(1);
        Turnstile turnstile = new Turnstile(() -> {
            asked.countDown();
            return Duration.ofSeconds(lagSeconds.get());
        }, 1, patience);

        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> waiting = threads.submit(() -> turnstile.pass(passed::countDown));
            asked.await();
            assertThat(passed.getCount()).isOne();

            // When
            lagSeconds.set(0);

            // Then
            waiting.get();
            assertThat(passed.getCount()).isZero();
        }
    }

    @Test
    void aPlaceIsFreeAgainAlsoWhenAppendingFailed() {
        // Given
        Turnstile turnstile = new Turnstile(Pace.FREE, 1, patience);
        assertThatThrownBy(() -> turnstile.pass(() -> {
            throw new IllegalStateException("failed");
        })).hasMessage("failed");

        // When
        CountDownLatch passed = new CountDownLatch(1);
        turnstile.pass(passed::countDown);

        // Then
        assertThat(passed.getCount()).isZero();
    }

    @Test
    void aFollowerThatNeverCatchesUpDoesNotHoldThemForEver() throws InterruptedException {
        // Given
        Turnstile turnstile = new Turnstile(() -> Duration.ofDays(1), 1, patience);

        // When
        CountDownLatch passed = new CountDownLatch(1);
        turnstile.pass(passed::countDown);

        // Then
        assertThat(passed.await(0, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoWaitsIsLetGoWhenTheHubStops() {
        // Given
        Turnstile turnstile = new Turnstile(() -> Duration.ofDays(1), 1, patience);

        // When
        patience.close();

        // Then
        assertThatThrownBy(() -> turnstile.pass(() -> {
        })).isInstanceOf(Stopped.class);
    }
}
