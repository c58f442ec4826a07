package org.yijian.records.ledger.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.database.CommitSignal;
import org.yijian.records.ledger.database.MonthPartitions;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.facility.MergeNeeded;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.records.ledger.personal.PersonalVault;
import org.yijian.security.error.Fault;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Appends to the ledger in PostgreSQL. */
final class PostgresLedger implements Ledger {

    private final Transactions transactions;
    private final MonthPartitions partitions;
    private final CommitSignal signal;
    private final RecentParts recent;
    private final @Nullable PersonalVault personal;
    private final Clock clock;

    PostgresLedger(Transactions transactions, MonthPartitions partitions, CommitSignal signal, RecentParts recent,
            @Nullable PersonalVault personal, Clock clock) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.signal = signal;
        this.recent = recent;
        this.personal = personal;
        this.clock = clock;
    }

    /** Without keys records are only written, and what is personal in them is refused when it is to be kept. */
    @Override
    public List<WrittenRecord> written(List<CanonicalRecord> records) {
        return personal == null ? WrittenRecord.all(records) : personal.written(records);
    }

    @Override
    public Appended append(Delivery delivery) {
        List<RecordImage> images = delivery.written().stream().map(RecordImage::of).toList();
        Instant now = now();
        KeptPart part;
        try {
            part = append(delivery, images, now, false);
        } catch (MergeNeeded merge) {
            part = append(delivery, images, now, true);
        }
        if (!part.records().isEmpty()) {
            recent.keep(part.leafId(), part.records());
        }
        signal.raise();
        return part.appended();
    }

    private KeptPart append(Delivery delivery, List<RecordImage> images, Instant now, boolean alone) {
        return transactions.call("append a part of an exchange",
                connection -> new PartAppend(connection, delivery, images, now).run(alone));
    }

    @Override
    public Appended quarantine(Exchange exchange, Fault fault) {
        Instant now = now();
        return transactions.call("quarantine a message", connection -> {
            Messages messages = new Messages(connection, exchange, now);
            Optional<Appended> before = messages.appended(exchange.attempt().whole());
            return before.isPresent() ? before.get() : refuse(connection, messages, exchange, fault, now);
        });
    }

    private static Appended refuse(Connection connection, Messages messages, Exchange exchange, Fault fault,
            Instant now) throws SQLException {
        long leaf = PendingLeaves.add(connection, new Leaf(LeafType.EXCHANGE, exchange.source(), "accept",
                "exchange/" + exchange.id(), "refused", now, null, null));
        messages.quarantine(exchange.attempt().whole(), List.of(new RejectedRecord(fault, 0, null, null)));
        messages.keepWhole(fault, leaf);
        return new Appended(0, 0, 1, false);
    }

    /** The time of a transaction, as exactly as the database keeps it, with a partition to go to. */
    private Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        partitions.cover(now);
        return now;
    }
}
