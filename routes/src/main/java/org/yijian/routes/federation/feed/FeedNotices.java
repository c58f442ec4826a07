package org.yijian.routes.federation.feed;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.security.error.Fault;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** What the two sides of a feed tell each other about it. */
public final class FeedNotices {

    static final String APPROVED = "approved";
    static final String REFUSED = "refused";
    static final String PAUSED = "paused";
    static final String RESUMED = "resumed";
    static final String ENDED = "ended";
    /** The queue is full; the feed goes on by itself. */
    public static final String HELD = "held";
    /** It has gone on. */
    public static final String FLOWING = "flowing";

    private FeedNotices() {
    }

    static Outbox.Draft request(Feed feed) {
        ObjectNode body = about(feed);
        body.set("terms", feed.terms().json());
        return new Outbox.Draft(MessageTypes.FEED_REQUEST, body);
    }

    static Outbox.Draft decision(Feed feed, String decision, @Nullable String note) {
        return said(MessageTypes.FEED_DECISION, feed, decision, note);
    }

    /** What a feed whose queue is full says of itself. */
    public static String held(long waiting) {
        Fault fault = Fault.of(FederationError.QUEUE_FULL, waiting);
        return fault.code().code() + " " + fault.text(Locale.CHINESE);
    }

    /** Whether that is said of it. */
    public static boolean isHeld(Feed feed) {
        return feed.note() != null && feed.note().startsWith(FederationError.QUEUE_FULL.code());
    }

    public static Outbox.Draft notice(Feed feed, String notice, @Nullable String note) {
        return said(MessageTypes.FEED_NOTICE, feed, notice, note);
    }

    private static Outbox.Draft said(String type, Feed feed, String what, @Nullable String note) {
        ObjectNode body = about(feed);
        body.put("says", what);
        if (note != null && !note.isBlank()) {
            body.put("note", note);
        }
        return new Outbox.Draft(type, body);
    }

    private static ObjectNode about(Feed feed) {
        ObjectNode body = StrictJson.object();
        body.put("feed", feed.id().toString());
        return body;
    }
}
