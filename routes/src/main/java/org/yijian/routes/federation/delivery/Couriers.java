package org.yijian.routes.federation.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.transport.PollerLease;

/** A courier for every active partner, each on a thread of its own, so that one that is away keeps nobody waiting. */
public final class Couriers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);

    private final Partners partners;
    private final Transactions transactions;
    private final Outbox outbox;
    private final HopSecurity security;
    private final CourierSettings settings;
    private final PollerLease lease;
    private final String ownHub;
    private final Clock clock;
    private final Map<String, Courier> couriers = new ConcurrentHashMap<>();
    private final Watch watch = new Watch(LOG, this::look);

    public Couriers(Partners partners, Transactions transactions, Outbox outbox, HopSecurity security,
            CourierSettings settings, PollerLease lease, String ownHub, Clock clock) {
        this.partners = partners;
        this.transactions = transactions;
        this.outbox = outbox;
        this.security = security;
        this.settings = settings;
        this.lease = lease;
        this.ownHub = ownHub;
        this.clock = clock;
    }

    /** Looks for partners from now on. */
    public void start() {
        watch.start("federation-couriers");
    }

    /** A courier that is moved by hand, for tests. */
    public Courier courier(Partner partner) {
        return new Courier(partner, transactions, outbox, new PartnerConnection(partner.trusted().document(), security),
                settings, ownHub, clock);
    }

    /** How delivery to a partner goes on this node; empty if it does not. */
    public Optional<Courier.Status> status(String hub) {
        return Optional.ofNullable(couriers.get(hub)).map(Courier::status);
    }

    private Duration look() {
        partners.active().forEach(this::ensure);
        return LOOK;
    }

    private void ensure(Partner partner) {
        couriers.computeIfAbsent(partner.hub(), hub -> {
            Courier courier = courier(partner);
            Thread.ofVirtual().name("courier-" + hub).start(() -> run(hub, courier));
            return courier;
        });
    }

    private void run(String hub, Courier courier) {
        try {
            while (wanted(hub, courier)) {
                if (!more(hub, courier) && watch.stopped(PAUSE)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            couriers.remove(hub, courier);
            courier.close();
        }
    }

    private boolean wanted(String hub, Courier courier) throws InterruptedException {
        while (!watch.stopped(Duration.ZERO)) {
            try {
                return partners.active().stream().anyMatch(each -> each.hub().equals(hub) && courier.serves(each));
            } catch (DataAccessException away) {
                watch.stopped(DATABASE_PAUSE);
            }
        }
        return false;
    }

    /** By what the nodes agree which of them delivers to a partner. */
    static String lease(String hub) {
        return "federation-" + hub.replace(':', '-');
    }

    private boolean more(String hub, Courier courier) throws InterruptedException {
        try {
            return lease.holds(lease(hub)) && courier.step();
        } catch (DataAccessException e) {
            Watch.tell(LOG, e);
            watch.stopped(DATABASE_PAUSE);
            return false;
        } catch (RuntimeException e) {
            LOG.error("Delivery to {} failed unexpectedly and is tried again", hub, e);
            watch.stopped(DATABASE_PAUSE);
            return false;
        }
    }

    @Override
    public void close() {
        watch.stop();
        couriers.values().forEach(Courier::close);
    }
}
