package org.yijian.hub.notice;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told outside the hub. Nothing leaves it until the operator names hosts or a mail server.
 *
 * @param link how people reach this hub, for the links; null for {@code http://127.0.0.1}
 * @param webhookHosts hosts that may be called, by HTTPS only; an authority of their own in {@code trust/alerts/ca.pem}
 * @param every how long new alerts are gathered before they are told
 * @param attempts after so many failures one after the other it is given up, and said so
 * @param mail the mail server
 */
@ConfigurationProperties("yijian.alerts")
public record NoticeProperties(@Nullable URI link, @DefaultValue Set<String> webhookHosts,
        @DefaultValue("1m") Duration every, @DefaultValue("8") int attempts, @DefaultValue Mail mail) {

    /**
     * A mail server.
     *
     * @param host its name; null for no mail
     * @param port its port
     * @param user account there; null for none
     * @param passwordFile file with its password
     * @param from who the mail is from
     * @param domains mail goes only to addresses in these domains
     * @param every how long new alerts are gathered for a digest
     */
    public record Mail(@Nullable String host, @DefaultValue("587") int port, @Nullable String user,
            @Nullable Path passwordFile, @DefaultValue("yijian@localhost") String from,
            @DefaultValue Set<String> domains, @DefaultValue("1h") Duration every) {}
}
