package org.yijian.routes.acceptance;

import java.time.Duration;

/**
 * How messages are accepted.
 *
 * @param consumers exchanges processed at the same time
 * @param appenders threads that seal and append parts, shared by all exchanges
 * @param partSize records and rejected pieces in one part; part of the contract between crash and restart, so change it
 *        only when the queue is empty
 * @param attempts how often an exchange that fails unexpectedly is tried before it goes to quarantine
 * @param shortestPause first pause while the database is away; doubles up to {@code longestPause}
 * @param longestPause longest pause
 */
public record AcceptanceSettings(int consumers, int appenders, int partSize, int attempts, Duration shortestPause,
        Duration longestPause) {

    public static AcceptanceSettings standard() {
        return new AcceptanceSettings(3, 3, 500, 5, Duration.ofMillis(100), Duration.ofSeconds(5));
    }
}
