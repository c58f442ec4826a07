package org.yijian.routes.federation.attachment;

import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.outbox.Outgoing;
import org.yijian.security.message.StrictJson;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Tells partners of attachments that were erased here, so that they destroy theirs. It goes by the control stream: it is due
 * also when the feed has ended or is paused. What was not there yet does not go any more, not even its name.
 */
final class ErasedAttachments {

    private static final int SOME = 20;

    private static final String UNTOLD = """
            SELECT o.transfer, o.partner, o.stream, o.sequence, o.there, h.kind, h.source, h.source_key
            FROM federation.outgoing_attachment o JOIN ledger.attachment a ON a.id = o.attachment
            JOIN ledger.head h ON h.id = a.record_id
            WHERE a.wrapped IS NULL AND NOT o.erasure_told
            ORDER BY o.partner, o.stream, o.sequence LIMIT ? FOR UPDATE OF o""";

    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ErasedAttachments(Transactions transactions, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Erased(UUID transfer, String partner, String stream, long sequence, boolean there, String kind,
            String source, String sourceKey) {}

    /** One step for every partner. */
    void step() {
        transactions.call("tell of erased attachments", connection -> {
            List<Erased> untold = Query.of(connection, UNTOLD, SOME).list(row -> new Erased(
                    row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getLong(4),
                    row.getBoolean(5), row.getString(6), row.getString(7), row.getString(8)));
            for (Erased each : untold) {
                tell(connection, each);
            }
            return untold.size();
        });
    }

    private void tell(Connection connection, Erased erased) throws java.sql.SQLException {
        if (!erased.there()) { // its message waits for the bytes, so it was never sent
            for (Outgoing waiting : outbox.after(connection, erased.partner(), erased.stream(), erased.sequence() - 1,
                    1, Long.MAX_VALUE)) {
                outbox.replace(connection, waiting, new Outbox.Draft(MessageTypes.EMPTY, StrictJson.object()));
            }
        }
        outbox.add(connection, Outbox.Stream.control(erased.partner()), List.of(new Outbox.Draft(
                MessageTypes.ATTACHMENT_ERASED, new NamedAttachment(erased.kind(), erased.source(),
                        erased.sourceKey(), erased.transfer()).json())));
        Query.of(connection, """
                UPDATE federation.outgoing_attachment SET erasure_told = true, there = true, wrapped = NULL
                WHERE transfer = ?""", erased.transfer()).update();
        PendingLeaves.add(connection, new Leaf(LeafType.DELETE, erased.partner(), "tell-erasure",
                "transfer/" + erased.transfer(), "told", clock.instant(), null, null));
    }
}
