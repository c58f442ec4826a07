package org.yijian.routes.federation.outbox;

import java.util.Set;

import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.security.message.CanonicalJson;
import org.yijian.security.message.Message;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of messages that bring or take back records. */
final class RecordBodies {

    private RecordBodies() {
    }

    /** The record without the fields that the feed leaves out. */
    static Outbox.Draft record(Feed feed, StoredRecord stored) {
        ObjectNode record = CanonicalJson.parse(RecordJson.write(stored.record()), Message.MAX_BYTES);
        leaveOut(record, feed.terms().leftOut());
        ObjectNode body = CanonicalJson.object();
        body.put("feed", feed.id().toString());
        body.put("revision", stored.revision());
        body.set("record", record);
        return new Outbox.Draft(MessageTypes.RECORD, body);
    }

    private static void leaveOut(ObjectNode record, Set<String> paths) {
        for (String path : paths) {
            int dot = path.indexOf('.');
            if (record.get(path.substring(0, dot)) instanceof ObjectNode part) {
                part.remove(path.substring(dot + 1));
            }
        }
    }

    /** Takes a record back. */
    static Outbox.Draft recall(Feed feed, SharedRecord shared, String reason) {
        ObjectNode body = CanonicalJson.object();
        body.put("feed", feed.id().toString());
        body.put("kind", shared.kind());
        body.put("source", shared.source());
        body.put("sourceKey", shared.sourceKey());
        body.put("reason", reason);
        return new Outbox.Draft(MessageTypes.RECALL, body);
    }
}
