package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.PackingList;
import org.yijian.routes.federation.Parcel;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.intake.IntakeGate;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageHeader;
import org.yijian.security.message.MessageOpener;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;

/**
 * Takes messages of partners. Signature, path, validity, sender, recipient, life, purpose and number are checked before
 * anything has an effect. What was taken is kept under (partner, message id) and its number: the same message again gets
 * the same receipt and has no second effect, also after a crash between effect and receipt, because every effect is
 * itself idempotent by the message id.
 */
public final class Reception {

    private final Transactions transactions;
    private final ReadRecords reader;
    private final MessageOpener opener;
    private final MessageSealer sealer;
    private final HeaderCheck headers;
    private final Taking taking;
    private final Receipts receipts;
    private final IntakeGate gate;
    private final String ownHub;
    private final Clock clock;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    Reception(Transactions transactions, ReadRecords reader, MessageSealer sealer, Taking taking, Receipts receipts,
            IntakeGate gate, String ownHub, Clock clock) {
        this.transactions = transactions;
        this.reader = reader;
        this.opener = new MessageOpener(clock);
        this.sealer = sealer;
        this.headers = new HeaderCheck(ownHub, clock);
        this.taking = taking;
        this.receipts = receipts;
        this.gate = gate;
        this.ownHub = ownHub;
        this.clock = clock;
    }

    /**
     * Takes messages in this order, and answers each.
     *
     * @param partner whose connection they came by; active
     * @throws FaultException if the gate is closed to messages that were not taken before
     * @throws org.springframework.dao.DataAccessException if the database is away; what had an effect by then is
     *         recognised when they are sent again
     */
    public List<Answer> receive(Partner partner, List<Parcel> messages) {
        return receive(partner, messages, Turns.Turn.AT_ONCE);
    }

    /**
     * The same; they are opened at once, and taken when it is their turn.
     *
     * @param turn theirs among the requests of this partner
     */
    public List<Answer> receive(Partner partner, List<Parcel> messages, Turns.Turn turn) {
        // nothing is refused for good because a list is late: the sender keeps it and comes again
        partner.anchors(clock.instant());
        List<Object> opened = messages.parallelStream().map(parcel -> open(partner, parcel)).toList();
        Map<UUID, Answer> refused = new HashMap<>();
        List<Opened> authentic = opened.stream().filter(Opened.class::isInstance).map(Opened.class::cast).toList();
        turn.await();
        ReentrantLock lock = locks.computeIfAbsent(partner.hub(), hub -> new ReentrantLock());
        lock.lock();
        try {
            take(partner, authentic, refused);
        } finally {
            lock.unlock();
        }
        Map<UUID, InboxRow> given = receipts.give(partner, authentic.stream()
                .map(each -> each.message().header().id()).filter(id -> !refused.containsKey(id)).toList());
        return opened.stream().map(each -> answer(each, refused, given)).toList();
    }

    /** {@link Opened} or the {@link Fault} against it. */
    private Object open(Partner partner, Parcel parcel) {
        try {
            Message message = opener.message(parcel.sealed(), partner.anchors(clock.instant()));
            return new Opened(message, parcel.sealed(), beside(partner, message, parcel.records()));
        } catch (FaultException e) {
            return e.fault();
        }
    }

    /** Records that the message does not bind are nobody's; those that it binds may still be wrong. */
    private ReadRecords.@Nullable Reading beside(Partner partner, Message message, List<byte[]> records) {
        if (message.header().type().equals(MessageTypes.RECORDS)) {
            Fields body = new Fields(message.body());
            PackingList.of(body).require(records);
            return reader.read(partner, records);
        }
        if (!records.isEmpty()) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "records");
        }
        return null;
    }

    private static Answer answer(Object opened, Map<UUID, Answer> refused, Map<UUID, InboxRow> given) {
        if (!(opened instanceof Opened authentic)) {
            return new Answer.Rejected((Fault) opened);
        }
        UUID id = authentic.message().header().id();
        Answer refusal = refused.get(id);
        if (refusal != null) {
            return refusal;
        }
        SealedMessage receipt = java.util.Objects.requireNonNull(given.get(id)).receipt();
        return new Answer.Receipted(java.util.Objects.requireNonNull(receipt));
    }

    private void take(Partner partner, List<Opened> messages, Map<UUID, Answer> refused) {
        List<UUID> ids = messages.stream().map(each -> each.message().header().id()).toList();
        Map<UUID, InboxRow> known = new HashMap<>();
        transactions.call("read what was taken", connection -> InboxRow.of(connection, partner.hub(), ids))
                .forEach(row -> known.put(row.messageId(), row));
        Map<String, Long> last = last(partner, messages);
        List<Opened> fresh = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (Opened each : messages) {
            MessageHeader header = each.message().header();
            try {
                if (isNew(each, known.get(header.id())) && seen.add(header.id())) {
                    headers.check(partner, header);
                    HeaderCheck.order(header, last);
                    last.put(header.stream(), header.sequence());
                    fresh.add(each);
                }
            } catch (FaultException e) {
                refused.put(header.id(), refusal(partner, each, e.fault()));
            }
        }
        if (!fresh.isEmpty()) {
            gate.check();
        }
        List<InboxRow> rows = taking.all(partner, fresh);
        if (!rows.isEmpty()) {
            transactions.call("keep what was taken", connection -> {
                InboxRow.keep(connection, partner.hub(), rows);
                return true;
            });
        }
    }

    private static boolean isNew(Opened message, @Nullable InboxRow known) {
        if (known != null && !known.cmsHash().equals(message.sealed().cmsHash())) {
            throw new FaultException(FederationError.MESSAGE_ALTERED, message.message().header().id());
        }
        return known == null;
    }

    private Map<String, Long> last(Partner partner, List<Opened> messages) {
        List<String> streams = messages.stream().map(each -> each.message().header().stream()).distinct().toList();
        Map<String, Long> last = new HashMap<>();
        transactions.call("read how far streams have come", connection -> Query.of(connection,
                "SELECT stream, last FROM federation.incoming_stream WHERE partner = ? AND stream = ANY(?::text[])",
                partner.hub(), streams).list(row -> last.put(row.getString(1), row.getLong(2))));
        return last;
    }

    /** An authentic message without effect: told by a receipt that is not kept, so that a later one may be better. */
    private Answer refusal(Partner partner, Opened message, Fault fault) {
        Long expected = fault.code() == FederationError.OUT_OF_ORDER
                ? Long.valueOf(fault.arguments().get(1))
                : null;
        Receipt receipt = new Receipt(message.message().header().id(), partner.hub(), ownHub,
                message.sealed().cmsHash(), Receipt.Verdict.REFUSED, fault.code().code(), expected, clock.instant(),
                null, null);
        taking.refused(partner, message, fault);
        return new Answer.Receipted(sealer.seal(receipt));
    }
}
