package org.yijian.hub.federation;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
 */
@ConfigurationProperties("yijian.federation")
public record FederationProperties(@DefaultValue("hub:500106") String hub,
        @DefaultValue("沙坪坝区养老服务监管枢纽") String name, @DefaultValue("500106") String region,
        @DefaultValue("0") int port, @DefaultValue("127.0.0.1") String address, @Nullable URI endpoint,
        @DefaultValue Set<String> speaksFor, @DefaultValue("1095d") Duration retention) {}
