package org.yijian.hub.federation;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.yijian.hub.HubError;
import org.yijian.routes.federation.revocation.RevocationAges;
import org.yijian.security.error.FaultException;

/**
 * Exchange with other hubs, under {@code yijian.federation.*}. Off until there is a port.
 *
 * @param hub id of this hub among hubs, for example {@code hub:500106}
 * @param name its name in Chinese
 * @param region GB/T 2260 code of the region it serves
 * @param port where partners connect; 0 for no federation
 * @param address on which to listen; loopback unless said otherwise
 * @param endpoint how partners reach it; null for {@code https://<address>:<port>}
 * @param speaksFor regions whose records it sends; empty for its own
 * @param retention how long delivered messages with their receipts, and decisions to share, are kept
 * @param revocations how old what is known of partners' revoked certificates may be
 * @param overlap how long an old and a new key of the log or of witnessing sign together, at least
 */
@ConfigurationProperties("yijian.federation")
public record FederationProperties(@DefaultValue("hub:500106") String hub,
        @DefaultValue("沙坪坝区养老服务监管枢纽") String name, @DefaultValue("500106") String region,
        @DefaultValue("0") int port, @DefaultValue("127.0.0.1") String address, @Nullable URI endpoint,
        @DefaultValue Set<String> speaksFor, @DefaultValue("1095d") Duration retention,
        @DefaultValue Revocations revocations, @DefaultValue("7d") Duration overlap) {

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    public FederationProperties {
        require(!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0, "overlap", overlap);
    }

    /**
     * How old what is known of partners' revoked certificates may be.
     *
     * @param fetch after which it is fetched again, 10 seconds to an hour
     * @param alarm after which somebody should look
     * @param refuse after which nothing of the partner is taken any more, at most a week
     * @param responders hosts (with the port, if it is not the usual one) of OCSP responders that certificates of partners
     *        name and that may be asked; a partner itself is always asked
     */
    public record Revocations(@DefaultValue("5m") Duration fetch, @DefaultValue("6h") Duration alarm,
            @DefaultValue("24h") Duration refuse, @DefaultValue Set<String> responders) {

        private static final Duration OFTEN = Duration.ofSeconds(10);
        private static final Duration RARELY = Duration.ofHours(1);
        private static final Duration LONGEST = Duration.ofDays(7);

        public Revocations {
            require(fetch.compareTo(OFTEN) >= 0 && fetch.compareTo(RARELY) <= 0, "revocations.fetch", fetch);
            require(alarm.compareTo(fetch) > 0, "revocations.alarm", alarm);
            require(refuse.compareTo(alarm) >= 0 && refuse.compareTo(LONGEST) <= 0, "revocations.refuse", refuse);
        }

        RevocationAges ages() {
            return new RevocationAges(fetch, alarm, refuse);
        }
    }

    private static void require(boolean sensible, String name, Duration value) {
        if (!sensible) {
            throw new FaultException(HubError.BAD_PARAMETER, "yijian.federation." + name, value);
        }
    }
}
