package org.yijian.routes.federation.delivery;

import java.time.Duration;

/**
 * How messages are brought to partners.
 *
 * @param batch the most messages in one request
 * @param batchBytes their most bytes together, one larger message excepted
 * @param attempts refusals without effect after which a message is given up
 * @param shortestPause first pause after a failure; doubles up to {@code longestPause}
 * @param longestPause longest pause
 */
public record CourierSettings(int batch, long batchBytes, int attempts, Duration shortestPause,
        Duration longestPause) {

    public static CourierSettings standard() {
        return new CourierSettings(128, 4L << 20, 5, Duration.ofMillis(500), Duration.ofMinutes(2));
    }
}
