package org.yijian.routes.acceptance;

import java.time.Duration;

/** How far those who follow the ledger are behind it. What is taken in by the bulk gives way to them, see {@link Turnstile}. */
@FunctionalInterface
public interface Pace {

    /** Never behind. */
    Pace FREE = () -> Duration.ZERO;

    /** How long the oldest record has waited for a follower that works; zero if none waits. Asked often: be quick. */
    Duration lag();
}
