package org.yijian.routes.federation;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;

import org.yijian.routes.federation.delivery.CourierSettings;
import org.yijian.routes.federation.outbox.Backlog;
import org.yijian.routes.federation.revocation.RevocationAges;

/**
 * How federation runs.
 *
 * @param identity who this hub is among hubs
 * @param listen where partners connect; port 0 for any free one
 * @param courier how messages are brought
 * @param mostWaiting what may wait for one partner before no more is made from the ledger
 * @param retention how long what was delivered and decided is kept
 * @param revocations how old what is known of revoked certificates may be
 * @param overlap how long at least an old and a new key for notes sign together
 * @param responders hosts of authorities' OCSP responders that may be asked
 */
public record FederationSettings(FederationIdentity identity, InetSocketAddress listen, CourierSettings courier,
        Backlog mostWaiting, Duration retention, RevocationAges revocations,
        Duration overlap, Set<String> responders) {

    /** With nobody but partners to ask about their certificates. */
    public FederationSettings(FederationIdentity identity, InetSocketAddress listen, CourierSettings courier,
            Backlog mostWaiting, Duration retention, RevocationAges revocations, Duration overlap) {
        this(identity, listen, courier, mostWaiting, retention, revocations, overlap, Set.of());
    }

    public FederationSettings {
        responders = Set.copyOf(responders);
    }

    /** What may wait for one partner, normally: a day of a busy district, and never more than 2 GiB. */
    public static final Backlog MOST_WAITING = new Backlog(20_000, 2L << 30);

    /** How long an old and a new key of the log sign together, normally. */
    public static final Duration OVERLAP = Duration.ofDays(7);

    /** How long delivered messages with their receipts, and decisions to share, are kept, normally. */
    public static final Duration RETENTION = Duration.ofDays(3 * 365);
}
