package org.yijian.routes.federation.outbox;

import java.util.ArrayList;
import java.util.List;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.routes.federation.PackingList;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.security.message.Message;
import org.yijian.security.message.StrictJson;
import org.yijian.security.seal.Digests;
import tools.jackson.databind.node.ObjectNode;

/** Records of one source, one after the other, that go into one message. */
final class Consignment {

    /** Of all records together, in bytes; one larger record excepted. */
    private static final long MOST_BYTES = 2L << 20;

    private final CanonicalRecord first;
    private final List<Enclosed> enclosed = new ArrayList<>();
    private long bytes;

    Consignment(CanonicalRecord first) {
        this.first = first;
    }

    /**
     * The record as it would travel; with a text that the ledger would not give again, or one too long, it travels in a
     * message of its own.
     */
    static boolean fits(StoredRecord stored, byte[] content) {
        return content.length <= Message.MAX_BYTES && Digests.hex(Digests.sha256(content)).equals(stored.contentHash());
    }

    /** Whether this one may go along: the receiver keeps a message as of one source, department and contract. */
    boolean takes(CanonicalRecord record, byte[] content) {
        return enclosed.size() < PackingList.MOST && bytes + content.length <= MOST_BYTES
                && record.source().equals(first.source()) && record.department() == first.department()
                && record.contractVersion().equals(first.contractVersion());
    }

    void add(StoredRecord stored, byte[] content) {
        enclosed.add(new Enclosed(stored.id(), stored.revision(), stored.recordedAt(), content));
        bytes += content.length;
    }

    Outbox.Draft draft(Feed feed) {
        ObjectNode body = StrictJson.object();
        body.put("feed", feed.id().toString());
        return new Outbox.Draft(MessageTypes.RECORDS, body, enclosed);
    }
}
