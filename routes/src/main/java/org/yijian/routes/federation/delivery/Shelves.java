package org.yijian.routes.federation.delivery;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.broker.PartnerQueues;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedRows;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.routes.transport.PollerLease;
import org.yijian.security.error.Fault;

/**
 * A shelf in the broker for every active partner that takes feeds from there. Whoever is suspended, or has no such feed any
 * more, is out within a second: its connections are cut and its queue is emptied.
 */
public final class Shelves implements PartnerQueues.Desk, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shelves.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Set<FeedState> SERVED = Set.of(FeedState.ACTIVE, FeedState.PAUSED);

    private final PartnerQueues queues;
    private final Partners partners;
    private final Transactions transactions;
    private final Outbox outbox;
    private final PollerLease lease;
    private final Duration patience;
    private final Clock clock;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final Watch watch = new Watch(LOG, this::look);

    /** @param patience how long after a message was taken its receipt may come, where there is to be one */
    public Shelves(PartnerQueues queues, Partners partners, Transactions transactions, Outbox outbox,
            PollerLease lease, Duration patience, Clock clock) {
        this.queues = queues;
        this.partners = partners;
        this.transactions = transactions;
        this.outbox = outbox;
        this.lease = lease;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * How it goes with one partner.
     *
     * @param queue name of its queue
     * @param port where it connects
     * @param listeners how many of its programs listen now
     * @param lying how many messages lie there for it to take
     * @param fault what stands in the way; null if nothing does
     */
    public record Status(String queue, int port, int listeners, long lying, @Nullable Fault fault) {}

    /** Lets partners in from now on, if there is a door for them. */
    public void start(SSLContext tls) {
        if (queues.offered()) {
            queues.open(tls, this);
            watch.start("federation-shelves");
        }
    }

    /** How it goes with a partner on this node; empty if it is not served here. */
    public Optional<Status> status(String hub) {
        Shelf shelf = shelves.get(hub);
        return shelf == null
                ? Optional.empty()
                : Optional.of(
                        new Status(PartnerQueues.queue(hub), queues.port(), queues.listeners(hub), queues.lying(hub),
                                shelf.fault()));
    }

    @Override
    public Optional<String> partner(X509Certificate shown) {
        return partners.showing(shown).map(Partner::hub);
    }

    @Override
    public void taken(String partner, UUID message) {
        Shelf shelf = shelves.get(partner);
        if (shelf != null) {
            shelf.taken(message);
        }
    }

    private Duration look() {
        Map<String, Partner> wanted = wanted();
        shelves.forEach((hub, shelf) -> {
            Partner partner = wanted.get(hub);
            if (partner == null) {
                shelves.remove(hub);
                queues.dismiss(hub);
            } else {
                shelf.knows(partner);
            }
        });
        boolean more = false;
        for (Partner partner : wanted.values()) {
            more |= step(partner);
        }
        return more ? Duration.ZERO : LOOK;
    }

    private Map<String, Partner> wanted() {
        Set<String> taking = transactions.call("read feeds", FeedRows::all).stream()
                .filter(feed -> feed.provided() && feed.terms().delivery().byBroker()
                        && SERVED.contains(feed.state()))
                .map(Feed::partner).collect(Collectors.toSet());
        return partners.active().stream()
                .filter(partner -> taking.contains(partner.hub()) && lease.holds(Couriers.lease(partner.hub())))
                .collect(Collectors.toMap(Partner::hub, Function.identity()));
    }

    private boolean step(Partner partner) {
        Shelf shelf = shelves.get(partner.hub());
        if (shelf == null) {
            shelf = new Shelf(partner, transactions, outbox, queues, patience, clock);
            shelf.open();
            shelves.put(partner.hub(), shelf);
        }
        try {
            return shelf.step();
        } catch (JMSException e) {
            LOG.warn("The broker did not take messages for {}; it is tried again: {}", partner.hub(), e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        watch.stop();
        watch.join();
        shelves.keySet().forEach(queues::dismiss);
    }
}
