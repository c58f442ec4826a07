package org.yijian.routes.federation.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.broker.PartnerQueues;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.outbox.Outgoing;
import org.yijian.routes.federation.outbox.ShelfRows;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.wire.ParcelStream;
import org.yijian.security.error.Fault;

/**
 * What lies in the broker for one partner: the first messages that wait for it. The table decides what that is; what lies
 * here may be thrown away at any time and is put there again, so that nothing is lost and the disk does not fill.
 */
final class Shelf {

    /** The most messages that lie there at the same time. */
    static final int MOST = 128;

    private static final long MOST_BYTES = 16L << 20;

    private Partner partner;
    private final Transactions transactions;
    private final Outbox outbox;
    private final PartnerQueues queues;
    private final Duration patience;
    private final Clock clock;
    private final Map<UUID, Lying> lying = new LinkedHashMap<>();
    private final Queue<UUID> taken = new ConcurrentLinkedQueue<>();
    private final Set<UUID> consumed = new HashSet<>();
    private final Set<UUID> doubtful = new HashSet<>();
    private volatile @Nullable Fault fault;

    private record Lying(long bytes, boolean receipted, @Nullable Instant takenAt) {

        Lying taken(Instant now) {
            return new Lying(0, receipted, now);
        }
    }

    /** @param patience how long after a message was taken its receipt may come, where there is to be one */
    Shelf(Partner partner, Transactions transactions, Outbox outbox, PartnerQueues queues, Duration patience,
            Clock clock) {
        this.partner = partner;
        this.transactions = transactions;
        this.outbox = outbox;
        this.queues = queues;
        this.patience = patience;
        this.clock = clock;
    }

    /** The partner has taken a message. Called by the broker at any time. */
    void taken(UUID message) {
        taken.add(message);
    }

    /** What stands in the way; null if nothing does. */
    @Nullable
    Fault fault() {
        return fault;
    }

    /** The partner as it is known now: whoever shows a certificate that is not its own any more is cut off. */
    void knows(Partner current) {
        boolean same = partner.trusted().sealed().equals(current.trusted().sealed())
                && partner.revocations().equals(current.revocations());
        if (!same) {
            partner = current;
            queues.lookAgain(current.hub());
        }
    }

    /** Begins with an empty queue. */
    void open() {
        queues.serve(partner.hub());
    }

    /**
     * Settles what was taken and fills up; tells whether there may be more to do at once.
     *
     * @throws JMSException if the broker is away: whether what was being put lies there is not known then, and the next
     *     step takes it back before it does anything else
     */
    boolean step() throws JMSException {
        if (!doubtful.isEmpty()) {
            queues.takeBack(partner.hub(), doubtful);
            doubtful.clear();
        }
        note();
        List<ShelfRows.Waiting> waiting = transactions.call("settle what was taken", this::settle);
        boolean settled = !consumed.isEmpty();
        lying.keySet().removeAll(consumed);
        consumed.clear();
        takeBack(waiting);
        comeAgain();
        return fill(waiting) || settled;
    }

    private void note() {
        for (UUID message = taken.poll(); message != null; message = taken.poll()) {
            Lying known = lying.get(message);
            if (known != null && known.receipted()) {
                lying.put(message, known.taken(clock.instant()));
            } else {
                consumed.add(message); // perhaps one that could not be taken back any more
            }
        }
    }

    private List<ShelfRows.Waiting> settle(Connection connection) throws SQLException {
        Instant now = clock.instant();
        if (!consumed.isEmpty()) {
            ShelfRows.consumed(connection, partner.hub(), consumed, now);
        }
        List<ShelfRows.Waiting> waiting = ShelfRows.first(connection, partner.hub(), MOST);
        List<UUID> late = waiting.stream().filter(each -> !now.isBefore(each.notAfter()))
                .map(ShelfRows.Waiting::message).toList();
        if (late.isEmpty()) {
            return waiting;
        }
        outbox.named(connection, partner.hub(), late).forEach(each -> outbox.renew(connection, each));
        return ShelfRows.first(connection, partner.hub(), MOST);
    }

    /** What was withdrawn, paused, renewed or settled by a receipt need not be taken any more. */
    private void takeBack(List<ShelfRows.Waiting> waiting) {
        Set<UUID> wanted = waiting.stream().map(ShelfRows.Waiting::message).collect(Collectors.toSet());
        List<UUID> gone = lying.keySet().stream().filter(each -> !wanted.contains(each)).toList();
        List<UUID> there = gone.stream().filter(each -> takenAt(each) == null).toList();
        if (!there.isEmpty()) {
            queues.takeBack(partner.hub(), there);
        }
        gone.forEach(lying::remove);
    }

    /** What was taken long ago without a receipt is put there again. */
    private void comeAgain() {
        Instant before = clock.instant().minus(patience);
        List<UUID> silent = lying.keySet().stream()
                .filter(each -> takenAt(each) instanceof Instant at && at.isBefore(before)).toList();
        if (!silent.isEmpty()) {
            fault = Fault.of(FederationError.RECEIPT_MISSING, partner.hub(), silent.getFirst());
            silent.forEach(lying::remove);
        } else if (lying.values().stream().allMatch(each -> each.takenAt() == null)) {
            fault = null;
        }
    }

    private @Nullable Instant takenAt(UUID message) {
        Lying known = lying.get(message);
        return known == null ? null : known.takenAt();
    }

    private boolean fill(Collection<ShelfRows.Waiting> waiting) throws JMSException {
        List<ShelfRows.Waiting> missing = waiting.stream().filter(each -> !lying.containsKey(each.message())).toList();
        long bytes = lying.values().stream().mapToLong(Lying::bytes).sum();
        if (missing.isEmpty() || bytes >= MOST_BYTES) {
            return false;
        }
        Map<UUID, Boolean> receipted = missing.stream()
                .collect(Collectors.toMap(ShelfRows.Waiting::message, ShelfRows.Waiting::receipted));
        List<Outgoing> messages = transactions.call("read what a partner may take",
                connection -> outbox.named(connection, partner.hub(), receipted.keySet()));
        List<PartnerQueues.Letter> letters = new ArrayList<>();
        Map<UUID, Lying> more = new LinkedHashMap<>();
        for (Outgoing message : messages) {
            PartnerQueues.Letter letter = letter(message);
            letters.add(letter);
            more.put(letter.id(),
                    new Lying(letter.content().length, Boolean.TRUE.equals(receipted.get(letter.id())), null));
            bytes += letter.content().length;
            if (bytes >= MOST_BYTES) {
                break;
            }
        }
        // Before it is put: it may be taken before that comes back.
        lying.putAll(more);
        try {
            queues.put(partner.hub(), letters);
        } catch (JMSException e) {
            lying.keySet().removeAll(more.keySet());
            doubtful.addAll(more.keySet());
            throw e;
        }
        return !letters.isEmpty();
    }

    private static PartnerQueues.Letter letter(Outgoing message) {
        return new PartnerQueues.Letter(message.messageId(), message.type(), message.stream(), message.sequence(),
                ParcelStream.MEDIA_TYPE, ParcelStream.write(List.of(message.parcel())));
    }
}
