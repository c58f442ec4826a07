package org.yijian.routes.federation.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.outbox.Outgoing;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.wire.SealedLines;
import org.yijian.security.error.Fault;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;

/** Signed receipts that a partner sends for messages that it took out of the broker. */
public final class ReturnedReceipts {

    private final Transactions transactions;
    private final Outbox outbox;
    private final int attempts;
    private final String ownHub;
    private final Clock clock;

    public ReturnedReceipts(Transactions transactions, Outbox outbox, int attempts, String ownHub, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.attempts = attempts;
        this.ownHub = ownHub;
        this.clock = clock;
    }

    /**
     * What receipts did.
     *
     * @param known for how many messages that waited they were; a receipt that comes a second time is for none
     * @param fault why not every one settled its message; null if each did
     */
    public record Effect(int known, @Nullable Fault fault) {}

    /**
     * Settles the messages that the receipts are for.
     *
     * @throws org.yijian.security.error.FaultException if something among them is not a receipt, or what is known of the
     *         partner's revoked certificates is too old
     */
    public Effect take(Partner partner, List<SealedMessage> receipts) {
        partner.anchors(clock.instant());
        Map<UUID, SealedMessage> byMessage = new LinkedHashMap<>();
        receipts.forEach(each -> byMessage.put(message(each), each));
        return transactions.call("settle returned receipts", connection -> settle(connection, partner, byMessage));
    }

    /** Only to find the message; whether the receipt counts is decided by its seal. */
    private static UUID message(SealedMessage receipt) {
        return new Fields(StrictJson.parse(receipt.content(), Receipt.MAX_BYTES)).uuid("messageId");
    }

    private Effect settle(Connection connection, Partner partner, Map<UUID, SealedMessage> byMessage)
            throws SQLException {
        List<Outgoing> waiting = outbox.named(connection, partner.hub(), byMessage.keySet());
        List<SealedLines.Line> lines = new ArrayList<>();
        waiting.forEach(each -> lines.add(
                new SealedLines.Line.Sealed(Objects.requireNonNull(byMessage.get(each.messageId())))));
        Settlement settlement = new Settlement(partner, outbox, attempts, ownHub, clock);
        boolean clean = settlement.settle(connection, waiting, lines);
        return new Effect(waiting.size(), clean ? null : settlement.lastFault());
    }
}
