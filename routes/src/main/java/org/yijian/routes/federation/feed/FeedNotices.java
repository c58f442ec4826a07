package org.yijian.routes.federation.feed;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** What the two sides of a feed tell each other about it. */
final class FeedNotices {

    static final String APPROVED = "approved";
    static final String REFUSED = "refused";
    static final String PAUSED = "paused";
    static final String RESUMED = "resumed";
    static final String ENDED = "ended";

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

    static Outbox.Draft notice(Feed feed, String notice, @Nullable String note) {
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
