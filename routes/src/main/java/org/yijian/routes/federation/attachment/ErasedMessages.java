package org.yijian.routes.federation.attachment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;

/**
 * Takes name, type, length and digests of erased attachments out of messages that were delivered or given up. Signature and
 * receipt stay: they hold hashes only, and show that there was a message and that the partner took it.
 */
final class ErasedMessages {

    private static final int SOME = 20;

    /** One that waits still may be on its way; it is cleared when the partner has answered. */
    private static final String LEFT = """
            SELECT o.transfer, o.partner, o.stream FROM federation.outgoing_attachment o
            WHERE o.erasure_told AND NOT o.cleared AND NOT EXISTS (SELECT FROM federation.outbox m
                WHERE m.partner = o.partner AND m.stream = o.stream AND m.sequence = o.sequence
                AND m.state = 'waiting' AND m.type = 'attachment')
            ORDER BY o.transfer LIMIT ? FOR UPDATE OF o""";

    private final Transactions transactions;
    private final Outbox outbox;

    ErasedMessages(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    private record Erased(UUID transfer, String partner, String stream) {}

    /** One step for every partner. */
    void step() {
        int cleared = transactions.call("clear messages about erased attachments", connection -> {
            List<Erased> left = Query.of(connection, LEFT, SOME).list(
                    row -> new Erased(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
            for (Erased each : left) {
                clear(connection, each);
            }
            return left.size();
        });
        if (cleared > 0) {
            transactions.single("sweep cleared messages",
                    connection -> Query.of(connection, "VACUUM federation.outbox, federation.dead_letter").update());
        }
    }

    /** Under one transfer there are several messages if it was brought again. */
    private void clear(Connection connection, Erased erased) throws SQLException {
        List<Long> sequences = Query.of(connection, """
                SELECT sequence FROM federation.outbox WHERE partner = ? AND stream = ? AND type = ?
                AND state <> 'waiting' AND position(convert_to(?, 'UTF8') IN content) > 0""", erased.partner(),
                erased.stream(), MessageTypes.ATTACHMENT, erased.transfer().toString()).list(row -> row.getLong(1));
        for (long sequence : sequences) {
            outbox.clear(connection, erased.partner(), erased.stream(), sequence);
        }
        Query.of(connection, """
                DELETE FROM federation.dead_letter WHERE partner = ? AND stream = ? AND type = ?
                AND position(convert_to(?, 'UTF8') IN content) > 0""", erased.partner(), erased.stream(),
                MessageTypes.ATTACHMENT, erased.transfer().toString()).update();
        Query.of(connection, "UPDATE federation.outgoing_attachment SET cleared = true WHERE transfer = ?",
                erased.transfer()).update();
    }
}
