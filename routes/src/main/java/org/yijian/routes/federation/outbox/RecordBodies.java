package org.yijian.routes.federation.outbox;

import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.security.message.Message;
import org.yijian.security.message.StrictJson;
import org.yijian.security.minimisation.CommittedRecord;
import org.yijian.security.minimisation.FieldName;
import org.yijian.security.minimisation.FieldSalts;
import org.yijian.security.trust.KeyRing;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of messages that bring or take back records. */
final class RecordBodies {

    private final KeyRing keys;

    /** @param keys the salts of fields come from them */
    RecordBodies(KeyRing keys) {
        this.keys = keys;
    }

    /** The record; where the feed leaves out fields, what is left with the proof that it is part of the whole. */
    Outbox.Draft record(Feed feed, StoredRecord stored) {
        byte[] whole = RecordJson.write(stored.record());
        ObjectNode body = StrictJson.object();
        body.put("feed", feed.id().toString());
        body.put("revision", stored.revision());
        if (feed.terms().leftOut().isEmpty()) {
            body.set("record", StrictJson.parse(whole, Message.MAX_BYTES));
        } else {
            minimise(body, CommittedRecord.of(whole, FieldSalts.derived(keys, stored.id() + "/" + stored.revision())),
                    feed.terms().leftOut().stream().map(RecordBodies::name).toList());
        }
        return new Outbox.Draft(MessageTypes.RECORD, body);
    }

    /** One of several records of a message that was refused, by itself. */
    static Outbox.Draft alone(UUID feed, Enclosed enclosed) {
        ObjectNode body = StrictJson.object();
        body.put("feed", feed.toString());
        body.put("revision", enclosed.revision());
        body.set("record", StrictJson.parse(enclosed.content(), Message.MAX_BYTES));
        return new Outbox.Draft(MessageTypes.RECORD, body);
    }

    private static void minimise(ObjectNode body, CommittedRecord committed, List<FieldName> leftOut) {
        body.put("root", Base64.getEncoder().encodeToString(committed.root()));
        body.set("minimised", StrictJson.parse(committed.without(leftOut).json(), Message.MAX_BYTES));
    }

    /** {@code body.reporter} as {@code /body/reporter}. */
    private static FieldName name(String path) {
        return new FieldName("/" + path.replace('.', '/'));
    }

    /** Takes a record back. */
    static Outbox.Draft recall(Feed feed, SharedRecord shared, String reason) {
        ObjectNode body = StrictJson.object();
        body.put("feed", feed.id().toString());
        body.put("kind", shared.kind());
        body.put("source", shared.source());
        body.put("sourceKey", shared.sourceKey());
        body.put("reason", reason);
        return new Outbox.Draft(MessageTypes.RECALL, body);
    }
}
