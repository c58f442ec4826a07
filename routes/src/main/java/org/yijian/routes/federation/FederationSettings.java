package org.yijian.routes.federation;

import java.net.InetSocketAddress;

import org.yijian.routes.federation.delivery.CourierSettings;

/**
 * How federation runs.
 *
 * @param identity who this hub is among hubs
 * @param listen where partners connect; port 0 for any free one
 * @param courier how messages are brought
 * @param mostWaiting messages to one partner at which no more are made from the ledger
 */
public record FederationSettings(FederationIdentity identity, InetSocketAddress listen, CourierSettings courier,
        long mostWaiting) {

    /** Messages that may wait for one partner, normally. */
    public static final long MOST_WAITING = 20_000;
}
