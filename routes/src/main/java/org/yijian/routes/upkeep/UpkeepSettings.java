package org.yijian.routes.upkeep;

import java.time.Duration;

/**
 * When things are looked after.
 *
 * @param ticketsEvery how often to look for messages without a ticket; also at the start
 * @param ticketGrace how old a message must be to be missed: a younger one may still be on its way to the queue
 * @param rawKept how long a raw message is kept after it was received
 * @param rawEvery how often to remove those that were kept long enough
 */
public record UpkeepSettings(Duration ticketsEvery, Duration ticketGrace, Duration rawKept, Duration rawEvery) {

    public UpkeepSettings {
        require(ticketsEvery, "ticketsEvery");
        require(rawEvery, "rawEvery");
        require(rawKept, "rawKept");
    }

    private static void require(Duration duration, String name) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive: " + duration);
        }
    }

    /** Tickets every five minutes, raw messages for 180 days. */
    public static UpkeepSettings standard() {
        return new UpkeepSettings(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofDays(180),
                Duration.ofDays(1));
    }
}
