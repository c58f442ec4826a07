package org.yijian.hub.notice;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import org.yijian.hub.alert.Inbox;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.routes.transport.web.Call;
import org.yijian.routes.transport.web.OutboundGateway;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call to a web address: how many alerts, of which saved search, and a link. Signed as the hub expects it of others:
 * {@code X-Yijian-Signature: sha256=HMAC(timestamp.body)}.
 */
final class Webhook {

    /** Whose authority counts: {@code trust/alerts/ca.pem}, else those of the platform. */
    private static final String SOURCE = "alerts";

    private final OutboundGateway gateway;
    private final Channels channels;
    private final String link;
    private final Clock clock;

    Webhook(OutboundGateway gateway, Channels channels, String link, Clock clock) {
        this.gateway = gateway;
        this.channels = channels;
        this.link = link;
        this.clock = clock;
    }

    void call(Channel channel, Inbox.News news) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", channel.search() + "-" + news.newest());
        said.put("search", channel.search());
        said.put("number", news.number());
        said.put("link", link + "/alerts?search=" + channel.search());
        String body = JsonMapper.shared().writeValueAsString(said);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        gateway.send(new Call(SOURCE, URI.create(channel.target()), Map.of("Content-Type", "application/json",
                "Idempotency-Key", channel.search() + "-" + news.newest(), "X-Yijian-Source", SOURCE,
                "X-Yijian-Timestamp", timestamp, "X-Yijian-Signature",
                "sha256=" + signature(channels.key(channel), timestamp, body)), body));
    }

    /** Key, time and body to hex. */
    static String signature(String key, String timestamp, String body) {
        return new KeyedHash(key).of(timestamp + "." + body);
    }
}
