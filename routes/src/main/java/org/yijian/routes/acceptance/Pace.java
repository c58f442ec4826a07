package org.yijian.routes.acceptance;

/**
 * Whether those who follow the ledger fall behind. Large messages then wait a little, so that what was accepted is also
 * found soon; small ones never wait, and nobody waits for a follower that has stopped.
 */
@FunctionalInterface
public interface Pace {

    /** Never behind. */
    Pace FREE = () -> false;

    /** Whether a follower works and is late. Asked often: be quick. */
    boolean behind();
}
