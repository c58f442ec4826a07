package org.yijian.routes.federation.attachment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.delivery.CourierSettings;
import org.yijian.routes.federation.delivery.Watch;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.transport.PollerLease;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.FieldEncryption;
import org.yijian.security.privacy.StreamEncryption;
import org.yijian.security.trust.KeyRing;

/** Looks for attachments to be shared, and for those whose bytes partners do not have yet; a thread for each partner. */
public final class Porters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Porters.class);
    private static final String LEASE = "federation-attachments";
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Partners partners;
    private final Transactions transactions;
    private final Attachments attachments;
    private final AttachmentSharing sharing;
    private final ErasedAttachments erased;
    private final ErasedMessages messages;
    private final LostAttachments lost;
    private final HopSecurity security;
    private final FieldEncryption wrapping;
    private final StreamEncryption encryption;
    private final CourierSettings settings;
    private final PollerLease lease;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, Porter> porters = new ConcurrentHashMap<>();
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();
    private final Watch watch = new Watch(LOG, this::look);

    public Porters(Partners partners, Transactions transactions, Attachments attachments, Outbox outbox,
            HopSecurity security, KeyRing keys, CourierSettings settings, PollerLease lease, Clock clock) {
        this.partners = partners;
        this.transactions = transactions;
        this.attachments = attachments;
        this.sharing = new AttachmentSharing(transactions, attachments, outbox, keys, clock);
        this.lost = new LostAttachments(partners, transactions, attachments, outbox, clock);
        this.erased = new ErasedAttachments(transactions, outbox, clock);
        this.messages = new ErasedMessages(transactions, outbox);
        this.security = security;
        this.wrapping = FieldEncryption.of(keys);
        this.encryption = StreamEncryption.of(keys);
        this.settings = settings;
        this.lease = lease;
        this.clock = clock;
    }

    /** Looks from now on. */
    public void start() {
        watch.start("federation-porters");
    }

    private Duration look() {
        if (lease.holds(LEASE)) {
            erased.step();
            messages.step();
            lost.step();
            boolean more = sharing.step();
            partners.active().forEach(this::send);
            return more ? Duration.ZERO : LOOK;
        }
        return LOOK;
    }

    private void send(Partner partner) {
        Instant next = notBefore.getOrDefault(partner.hub(), Instant.MIN);
        if (clock.instant().isBefore(next) || busy.contains(partner.hub())) {
            return;
        }
        if (!waiting(partner).isEmpty() && busy.add(partner.hub())) {
            Thread.ofVirtual().name("porter-" + partner.hub()).start(() -> carry(partner));
        }
    }

    private List<OutgoingTransfer> waiting(Partner partner) {
        return transactions.call("read which attachments wait",
                connection -> OutgoingTransfer.waiting(connection, partner.hub()));
    }

    private void carry(Partner partner) {
        try (Porter porter = new Porter(transactions, attachments, wrapping, encryption,
                new PartnerConnection(partner.trusted().document(), security), settings.attempts())) {
            porters.put(partner.hub(), porter);
            List<OutgoingTransfer> waiting = waiting(partner);
            while (!waiting.isEmpty() && lease.holds(LEASE)) {
                porter.carry(waiting);
                waiting = waiting(partner);
            }
        } catch (FaultException e) {
            LOG.debug("Attachments for {} wait", partner.hub(), e);
            notBefore.put(partner.hub(), clock.instant().plus(settings.shortestPause().multipliedBy(10)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Attachments for {} wait", partner.hub(), e);
            notBefore.put(partner.hub(), clock.instant().plus(settings.shortestPause().multipliedBy(10)));
        } finally {
            porters.remove(partner.hub());
            busy.remove(partner.hub());
        }
    }

    @Override
    public void close() {
        watch.stop();
        porters.values().forEach(Porter::close);
    }
}
