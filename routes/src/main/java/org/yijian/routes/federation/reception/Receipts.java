package org.yijian.routes.federation.reception;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.log.PartLeaves;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.proof.MerkleHash;

/** Makes receipts: sealed, logged and kept, so that the same message always gets the same one. */
final class Receipts {

    private static final int FEW = 16;
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Duration LOOK = Duration.ofMillis(25);

    private final Transactions transactions;
    private final PartLeaves leaves;
    private final MessageSealer sealer;
    private final String ownHub;

    Receipts(Transactions transactions, PartLeaves leaves, MessageSealer sealer, String ownHub) {
        this.transactions = transactions;
        this.leaves = leaves;
        this.sealer = sealer;
        this.ownHub = ownHub;
    }

    /** The receipts of messages that were taken, by message. */
    Map<UUID, InboxRow> give(Partner partner, List<UUID> messages) {
        List<InboxRow> rows = read(partner, messages);
        List<InboxRow> without = rows.stream().filter(row -> row.receipt() == null).toList();
        if (without.isEmpty()) {
            return byMessage(rows);
        }
        boolean few = without.stream().mapToInt(InboxRow::records).sum() <= FEW;
        Map<UUID, PartLeaves.Placed> placed = placed(
                without.stream().map(row -> row.outcome().exchangeId()).filter(Objects::nonNull).toList(), few);
        List<SealedMessage> made = without.parallelStream()
                .map(row -> sealer.seal(receipt(partner, row, leaf(placed, row)))).toList();
        transactions.call("keep receipts", connection -> {
            InboxRow.receipts(connection, partner.hub(), made, without.stream().map(InboxRow::messageId).toList());
            PendingLeaves.addAll(connection, java.util.stream.IntStream.range(0, made.size())
                    .mapToObj(i -> leaf(partner, without.get(i), made.get(i))).toList());
            return true;
        });
        return byMessage(read(partner, messages));
    }

    /**
     * The leaves with their places. The log numbers them twice a second: a few records wait for that, many do not, and
     * their receipts name the leaf by its hash alone.
     */
    private Map<UUID, PartLeaves.Placed> placed(List<UUID> exchanges, boolean few) {
        Map<UUID, PartLeaves.Placed> found = leaves.of(exchanges);
        long end = System.nanoTime() + (few ? PATIENCE.toNanos() : 0);
        while (found.values().stream().anyMatch(leaf -> leaf.index() == null) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            found = leaves.of(exchanges);
        }
        return found;
    }

    private static PartLeaves.@Nullable Placed leaf(Map<UUID, PartLeaves.Placed> placed, InboxRow row) {
        UUID exchange = row.outcome().exchangeId();
        return exchange == null ? null : placed.get(exchange);
    }

    private List<InboxRow> read(Partner partner, List<UUID> messages) {
        return transactions.call("read what was taken",
                connection -> InboxRow.of(connection, partner.hub(), messages));
    }

    private static Map<UUID, InboxRow> byMessage(List<InboxRow> rows) {
        return rows.stream().collect(java.util.stream.Collectors.toMap(InboxRow::messageId, row -> row));
    }

    private Receipt receipt(Partner partner, InboxRow row, PartLeaves.@Nullable Placed leaf) {
        return new Receipt(row.messageId(), partner.hub(), ownHub, row.cmsHash(), row.outcome().verdict(),
                row.outcome().code(), null, row.receivedAt(),
                leaf == null ? null : HexFormat.of().formatHex(MerkleHash.leaf(leaf.content())),
                leaf == null ? null : leaf.index());
    }

    private static Leaf leaf(Partner partner, InboxRow row, SealedMessage receipt) {
        return new Leaf(LeafType.RECEIPT, partner.hub(), "receipt", "message/" + row.messageId(),
                row.outcome().verdict().wire(), row.receivedAt(), null, receipt.cmsHash());
    }
}
