package org.yijian.routes.federation.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.outbox.Outgoing;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.federation.wire.SealedLines;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Brings one partner its messages, in order, at least once. Two requests are on the way at a time, so that one is read and
 * checked while the one before it is kept; answers count in the order in which the messages were sent. A partner that is
 * away is waited for as long as it takes, with pauses that double; a message that the partner refuses without effect is
 * given up after some attempts.
 */
public final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int REQUESTS_UNDER_WAY = 2;
    /** After so many requests it begins at the front again: there may be what was not ready to go before. */
    private static final int REQUESTS_ONWARD = 64;

    private final Partner partner;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Settlement settlement;
    private final PartnerConnection connection;
    private final CourierSettings settings;
    private final Clock clock;
    private int failures;
    private volatile Status status = new Status(null, null, null);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private long reached;
    private int onward;

    /**
     * A request.
     *
     * @param messages what it brings
     * @param handedOver open until all of it was handed over to the network
     * @param answers what is answered
     */
    private record Sent(List<Outgoing> messages, CountDownLatch handedOver,
            Future<List<SealedLines.Line>> answers) {}

    /**
     * How the last attempts went.
     *
     * @param answeredAt when the partner last answered; null if it did not yet
     * @param nextAttempt not before; null if nothing stands in the way
     * @param fault why; null if nothing stands in the way
     */
    public record Status(@Nullable Instant answeredAt, @Nullable Instant nextAttempt, @Nullable Fault fault) {}

    Courier(Partner partner, Transactions transactions, Outbox outbox, PartnerConnection connection,
            CourierSettings settings, String ownHub, Clock clock) {
        this.partner = partner;
        this.transactions = transactions;
        this.outbox = outbox;
        this.settlement = new Settlement(partner, outbox, settings.attempts(), ownHub, clock);
        this.connection = connection;
        this.settings = settings;
        this.clock = clock;
    }

    public Status status() {
        return status;
    }

    /** One attempt, unless it is too early for one; tells whether there may be more to do at once. */
    boolean step() throws InterruptedException {
        Instant next = status.nextAttempt();
        if (next != null && clock.instant().isBefore(next)) {
            return false;
        }
        if (tooLittleKnown()) {
            return false;
        }
        if (underWay.isEmpty()) {
            reached = 0;
            onward = 0;
        }
        sendMore();
        Sent now = underWay.poll();
        if (now == null) {
            return false;
        }
        try {
            boolean clean = settle(now, now.answers().get());
            answered(clean);
            return clean;
        } catch (ExecutionException e) {
            callBack();
            if (e.getCause() instanceof FaultException fault) {
                failed(fault.fault());
                return false;
            }
            if (e.getCause() instanceof InterruptedException) { // it is being closed
                return false;
            }
            throw new IllegalStateException(e.getCause());
        } catch (RuntimeException e) {
            callBack();
            throw e;
        }
    }

    /** Receipts that cannot be judged would count as attempts: nothing is sent until lists of revoked certificates are here. */
    private boolean tooLittleKnown() {
        try {
            partner.anchors(clock.instant());
            return false;
        } catch (FaultException e) {
            failed(e.fault());
            return true;
        }
    }

    /** While receipts are settled the next messages are on the way; they count only if nothing before them is missing. */
    private boolean settle(Sent now, List<SealedLines.Line> answers) {
        sendMore();
        boolean clean = transactions.call("settle receipts", each -> settlement.settle(each, now.messages(), answers));
        if (!clean) {
            callBack();
        }
        return clean;
    }

    /** What is on the way is sent again later, from the front of the queue. */
    private void callBack() {
        underWay.forEach(each -> each.answers().cancel(true));
        underWay.clear();
    }

    private void sendMore() {
        while (onward < REQUESTS_ONWARD && underWay.size() < REQUESTS_UNDER_WAY) {
            List<Outgoing> waiting = transactions.call("read what waits", each -> waiting(each, reached));
            if (waiting.isEmpty()) {
                return;
            }
            underWay.add(send(waiting, underWay.peekLast()));
            reached = waiting.getLast().number();
            onward++;
        }
    }

    /** Sends after the one before was handed over, so that they arrive in order. */
    private Sent send(List<Outgoing> messages, @Nullable Sent before) {
        CountDownLatch handedOver = new CountDownLatch(1);
        return new Sent(messages, handedOver, threads.submit(() -> {
            try {
                if (before != null) {
                    before.handedOver().await();
                }
                return connection.deliver(messages.stream().map(Outgoing::parcel).toList(), handedOver::countDown);
            } finally {
                handedOver.countDown();
            }
        }));
    }

    /** What waits; what waited too long gets a new date first. */
    private List<Outgoing> waiting(Connection each, long after) throws SQLException {
        List<Outgoing> waiting = outbox.waiting(each, partner.hub(), after, settings.batch(), settings.batchBytes());
        List<Outgoing> late = waiting.stream().filter(row -> !clock.instant().isBefore(row.notAfter())).toList();
        if (late.isEmpty()) {
            return waiting;
        }
        late.forEach(row -> outbox.renew(each, row));
        return outbox.waiting(each, partner.hub(), after, settings.batch(), settings.batchBytes());
    }

    private void answered(boolean clean) {
        if (clean) {
            failures = 0;
            status = new Status(clock.instant(), null, null);
        } else {
            Instant next = clock.instant().plus(pause());
            status = new Status(clock.instant(), next, settlement.lastFault());
        }
    }

    private void failed(Fault fault) {
        if (failures == 0) {
            LOG.warn("Messages to {} wait: {}", partner.hub(), fault.text(java.util.Locale.ENGLISH));
        }
        status = new Status(status.answeredAt(), clock.instant().plus(pause()), fault);
    }

    private Duration pause() {
        Duration pause = settings.shortestPause().multipliedBy(1L << Math.min(failures, 20));
        failures++;
        return pause.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : pause;
    }

    /** Whether this courier still goes to the right address with the right trust. */
    boolean serves(Partner current) {
        return partner.trusted().sealed().equals(current.trusted().sealed())
                && partner.revocations().equals(current.revocations());
    }

    void close() {
        threads.shutdownNow();
        connection.close();
    }
}
