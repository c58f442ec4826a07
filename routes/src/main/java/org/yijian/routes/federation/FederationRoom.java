package org.yijian.routes.federation;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import javax.net.ssl.SSLContext;

import org.flywaydb.core.Flyway;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.asking.PartnerSearch;
import org.yijian.routes.federation.attachment.Porters;
import org.yijian.routes.federation.delivery.Couriers;
import org.yijian.routes.federation.delivery.DeadLetters;
import org.yijian.routes.federation.delivery.ReturnedReceipts;
import org.yijian.routes.federation.delivery.Shelves;
import org.yijian.routes.federation.feed.Contracts;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.Feeds;
import org.yijian.routes.federation.grant.SearchGrants;
import org.yijian.routes.federation.inquiry.Answering;
import org.yijian.routes.federation.outbox.Distribution;
import org.yijian.routes.federation.outbox.DistributionThread;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.outbox.Retention;
import org.yijian.routes.federation.partner.OwnDocument;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.routes.federation.reception.Reception;
import org.yijian.routes.federation.reception.Receptions;
import org.yijian.routes.federation.revocation.CertificateAnswers;
import org.yijian.routes.federation.revocation.OwnRevocations;
import org.yijian.routes.federation.revocation.PartnerRevocations;
import org.yijian.routes.federation.revocation.Responders;
import org.yijian.routes.federation.rotation.KeyRotation;
import org.yijian.routes.federation.wire.ConnectionTest;
import org.yijian.routes.federation.wire.FederationServer;
import org.yijian.routes.federation.wire.FederationServlet;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PulledFeeds;
import org.yijian.routes.federation.witness.PartnerWitnesses;
import org.yijian.routes.federation.witness.WitnessDesk;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.partner.TrustDocumentFile;

/** Everything between this hub and its partners, put together. */
public final class FederationRoom implements AutoCloseable {

    private static final int LANES = 8;

    private final Partners partners;
    private final OwnRevocations revocations;
    private final KeyRotation rotation;
    private final PartnerRevocations partnerRevocations;
    private final OwnDocument own;
    private final Feeds feeds;
    private final Distribution distribution;
    private final DistributionThread following;
    private final Couriers couriers;
    private final Shelves shelves;
    private final Porters porters;
    private final ExecutorService lanes;
    private final FederationServer server;
    private final SSLContext doorTls;
    private final Traffic traffic;
    private final DeadLetters letters;
    private final ConnectionTest test;
    private final SearchGrants grants;
    private final PartnerSearch search;
    private final PartnerWitnesses witnesses;

    private FederationRoom(FederationSettings settings, FederationNeighbours neighbours) {
        migrate(neighbours);
        String hub = settings.identity().hub();
        var clock = neighbours.clock();
        Transactions transactions = new Transactions(neighbours.database());
        AuditTrail trail = new AuditTrail(neighbours.log(), clock);
        MessageSealer sealer = new MessageSealer(neighbours.keys(), clock);
        Outbox outbox = new Outbox(sealer, hub, clock);
        HopSecurity security = new HopSecurity(neighbours.keys());
        this.partners = new Partners(transactions, trail, hub, Set.of(neighbours.notes().log()),
                settings.revocations().refuse(), clock);
        this.revocations = new OwnRevocations(transactions, trail, neighbours.keys(), clock);
        this.partnerRevocations = new PartnerRevocations(partners, transactions, security,
                new CertificateAnswers(transactions, security, new Responders(settings.responders()), clock),
                settings.revocations(), clock);
        this.feeds = new Feeds(transactions, trail, partners, outbox, neighbours.queues().offered(), clock);
        this.distribution = new Distribution(transactions, neighbours.changes(), neighbours.reader(), outbox,
                neighbours.keys(), settings.mostWaiting(), clock);
        this.following = new DistributionThread(distribution,
                new Retention(transactions, trail, settings.retention(), clock), neighbours.changes(),
                neighbours.lease());
        this.couriers = new Couriers(partners, transactions, outbox, security, settings.courier(),
                neighbours.lease(), hub, clock);
        this.shelves = new Shelves(neighbours.queues(), partners, transactions, outbox, neighbours.lease(),
                settings.courier().longestPause(), clock);
        this.porters = new Porters(partners, transactions, neighbours.attachments(), outbox, security,
                neighbours.keys(), settings.courier(), neighbours.lease(), clock);
        this.lanes = Executors.newFixedThreadPool(LANES,
                Thread.ofPlatform().name("partner-lane-", 0).daemon().factory());
        this.grants = new SearchGrants(transactions, trail, partners, outbox, settings.identity().speaksFor(), clock);
        this.search = new PartnerSearch(hub, neighbours, partners, grants, trail, security);
        this.witnesses = new PartnerWitnesses(partners, security);
        neighbours.logs().follow(partners);
        Answering answering = new Answering(hub, neighbours, transactions, grants, trail);
        Reception reception = Receptions.reception(hub, neighbours, transactions, sealer, partners, lanes);
        ReturnedReceipts receipts = new ReturnedReceipts(transactions, outbox, settings.courier().attempts(), hub,
                clock);
        Predicate<X509Certificate> known = shown -> partners.showing(shown).isPresent();
        this.doorTls = security.server(known);
        this.server = FederationServer.start(settings.listen(), security, known,
                new FederationServlet(hub, partners, reception, receipts, new PulledFeeds(transactions, outbox, clock),
                        answering, new WitnessDesk(neighbours.witness()), revocations, partnerRevocations,
                        Receptions.attachments(hub, neighbours, transactions), clock));
        this.own = new OwnDocument(transactions, trail, identity(settings), neighbours.keys(), neighbours.notes(),
                clock);
        this.rotation = new KeyRotation(transactions, trail, partners, outbox, own, neighbours.keys(),
                settings.overlap(),
                clock);
        this.traffic = new Traffic(transactions, couriers, shelves);
        this.letters = new DeadLetters(transactions, trail, distribution, feeds, outbox, clock);
        this.test = new ConnectionTest(security, clock);
    }

    /** The port that was found, where any would do. */
    private FederationIdentity identity(FederationSettings settings) {
        FederationIdentity identity = settings.identity();
        InetSocketAddress listen = settings.listen();
        if (listen.getPort() != 0) {
            return identity;
        }
        return new FederationIdentity(identity.hub(), identity.name(), identity.region(),
                java.net.URI.create("https://" + identity.endpoint().getHost() + ":" + server.port()),
                identity.speaksFor());
    }

    private static void migrate(FederationNeighbours neighbours) {
        Flyway.configure().dataSource(neighbours.database()).schemas("federation").defaultSchema("federation")
                .locations("classpath:db/federation").load().migrate();
    }

    /** Opens the room: partners may connect, and what waits for them is on its way, when this returns. */
    public static FederationRoom open(FederationSettings settings, FederationNeighbours neighbours) {
        FederationRoom room = new FederationRoom(settings, neighbours);
        room.couriers.start();
        room.shelves.start(room.doorTls);
        room.porters.start();
        room.following.start();
        room.partnerRevocations.start();
        room.rotation.start();
        return room;
    }

    public Partners partners() {
        return partners;
    }

    /** New keys for old ones. */
    public KeyRotation rotation() {
        return rotation;
    }

    /** Certificates of this hub that count no more. */
    public OwnRevocations revocations() {
        return revocations;
    }

    /** What is known of partners' revoked certificates. */
    public PartnerRevocations partnerRevocations() {
        return partnerRevocations;
    }

    public OwnDocument own() {
        return own;
    }

    public Feeds feeds() {
        return feeds;
    }

    /** What feeds promise to those who get them. */
    public Contracts contracts() {
        return new Contracts(feeds);
    }

    /** How delivery goes. */
    public Traffic traffic() {
        return traffic;
    }

    /** Messages that were given up. */
    public DeadLetters letters() {
        return letters;
    }

    /** What partners may find here, and this hub there. */
    public SearchGrants grants() {
        return grants;
    }

    /** The partners that cosign this hub's checkpoints. */
    public PartnerWitnesses witnesses() {
        return witnesses;
    }

    /** Asks partners. */
    public PartnerSearch search() {
        return search;
    }

    /** Tries the connection to a partner whose trust document is known, approved or not. */
    public List<ConnectionTest.Finding> test(String hub) throws InterruptedException {
        Partner partner = partners.named(hub);
        TrustDocumentFile.Read trust = partner.trust();
        if (trust == null) {
            Partner.Proposal proposal = partner.proposal();
            if (proposal == null) {
                throw new FaultException(FederationError.WRONG_STEP, hub, partner.state().chinese());
            }
            trust = proposal.trust();
        }
        return test.run(trust.document());
    }

    /** Where partners connect. */
    public int port() {
        return server.port();
    }

    /**
     * Sends again what messages of a feed brought from a number on.
     *
     * @return how many records
     */
    public int replay(java.util.UUID feed, long fromSequence, String actor) {
        Feed replayed = feeds.replaying(feed, fromSequence, actor);
        return distribution.replay(replayed.id(), fromSequence, actor);
    }

    @Override
    public void close() {
        rotation.close();
        partnerRevocations.close();
        following.close();
        couriers.close();
        porters.close();
        shelves.close();
        server.close();
        search.close();
        witnesses.close();
        lanes.shutdown();
    }
}
