package org.yijian.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;

import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.Attempt;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.Replays;
import org.yijian.routes.acceptance.Acceptance;
import org.yijian.routes.acceptance.AcceptanceRoute;
import org.yijian.routes.acceptance.PartSealer;
import org.yijian.routes.acceptance.SenderEnvelopes;
import org.yijian.routes.definition.DefinitionReader;
import org.yijian.routes.definition.Secrets;
import org.yijian.routes.directory.RouteDirectory;
import org.yijian.routes.directory.Surroundings;
import org.yijian.routes.intake.ExchangeProgress;
import org.yijian.routes.intake.GatedQueue;
import org.yijian.routes.intake.Intake;
import org.yijian.routes.intake.JmsIntakeQueue;
import org.yijian.routes.intake.RawStore;
import org.yijian.routes.intake.Ticket;
import org.yijian.routes.marks.DatabaseMarks;
import org.yijian.routes.traffic.CamelTimes;
import org.yijian.routes.transport.topic.TopicRoute;
import org.yijian.routes.transport.web.AgencyTrust;
import org.yijian.routes.transport.web.OutboundGateway;
import org.yijian.routes.upkeep.LostTickets;
import org.yijian.routes.upkeep.RawRetention;
import org.yijian.routes.upkeep.Upkeep;
import org.yijian.routes.upkeep.UpkeepSettings;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.Pseudonyms;
import org.yijian.security.privacy.StreamEncryption;
import org.yijian.security.seal.CmsSealer;
import org.yijian.security.seal.SenderEnvelope;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.TrustedSenders;

/** The whole room, put together on one Camel context that somebody else started and stops. */
public final class RoutesRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RoutesRoom.class);

    private final CamelContext camel;
    private final RawStore store;
    private final JmsIntakeQueue queue;
    private final Intake intake;
    private final ExchangeProgress progress;
    private final Acceptance acceptance;
    private final OutboundGateway gateway;
    private final RouteDirectory directory;
    private final LedgerReader reader;
    private final Replays replays;
    private @Nullable Upkeep upkeep;

    private RoutesRoom(RouteSettings settings, RouteNeighbours neighbours, CamelContext camel) throws IOException {
        Path home = settings.home();
        AgencyTrust trust = new AgencyTrust(home.resolve("trust"));
        this.camel = camel;
        this.reader = neighbours.reader();
        this.replays = neighbours.replays();
        this.store = new RawStore(home.resolve("raw"), StreamEncryption.of(neighbours.keys()));
        this.queue = new JmsIntakeQueue(neighbours.broker());
        this.progress = new ExchangeProgress(neighbours.reader(), store);
        this.intake = new Intake(store, new GatedQueue(neighbours.gate(), queue), this::isFinished,
                settings.maximumBytes(), neighbours.clock());
        this.acceptance = acceptance(settings, neighbours, store);
        this.gateway = new OutboundGateway(settings.hosts(), trust);
        this.directory = new RouteDirectory(home.resolve("routes"), new DefinitionReader(settings.hosts()),
                new Surroundings(neighbours.connectors(), intake, neighbours.broker(),
                        DatabaseMarks.migrated(neighbours.database()), new Secrets(home.resolve("secrets")), gateway,
                        trust, Pseudonyms.of(neighbours.keys()), home.resolve("drop"), neighbours.lease(),
                        neighbours.traffic(), neighbours.clock()),
                camel);
    }

    private static Acceptance acceptance(RouteSettings settings, RouteNeighbours neighbours, RawStore store) {
        SenderEnvelopes envelopes = new SenderEnvelopes(
                new SenderEnvelope(neighbours.keys().key(KeyPurpose.ENCRYPTION_SM2)),
                TrustedSenders.in(settings.home().resolve("trust")));
        return new Acceptance(store, neighbours.connectors(), envelopes, neighbours.ledger(),
                new PartSealer(CmsSealer.of(neighbours.keys(), neighbours.clock())), settings.acceptance(),
                neighbours.accepted(), neighbours.pace(), neighbours.clock());
    }

    /** Opens the room: messages are accepted and routes run when this returns. The context must have been started. */
    public static RoutesRoom open(RouteSettings settings, RouteNeighbours neighbours, CamelContext camel) {
        try {
            RoutesRoom room = new RoutesRoom(settings, neighbours, camel);
            JmsComponent topics = new JmsComponent();
            topics.setConnectionFactory(neighbours.broker().connections());
            camel.addComponent(TopicRoute.COMPONENT, topics);
            camel.getManagementStrategy().addEventNotifier(new CamelTimes(neighbours.traffic()));
            camel.addRoutes(new AcceptanceRoute(neighbours.broker(), room.acceptance, settings.acceptance()));
            room.directory.start();
            room.upkeep = room.upkeep(settings.upkeep(), neighbours);
            return room;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the routes do not start: " + e.getMessage(), e);
        }
    }

    private Upkeep upkeep(UpkeepSettings settings, RouteNeighbours neighbours) {
        LostTickets tickets = new LostTickets(store, neighbours.reader(), queue, acceptance::isUnderWay,
                settings.ticketGrace(), neighbours.clock());
        RawRetention retention = new RawRetention(store, neighbours.reader(), neighbours.audit(), settings.rawKept(),
                neighbours.clock());
        return Upkeep.start(tickets, retention, settings, neighbours.lease());
    }

    private boolean isFinished(UUID exchangeId) {
        return progress.of(exchangeId).map(state -> state != ExchangeProgress.State.QUEUED
                && state != ExchangeProgress.State.PROCESSING).orElse(false);
    }

    /**
     * Has a message read again, after what kept it in quarantine was repaired.
     *
     * @return the attempt that begins
     * @throws org.yijian.security.error.FaultException as {@link Replays#order} does; {@code RAW_MISSING} if the message
     *         was removed after its retention; {@code TRY_LATER} if the broker is away
     */
    public Attempt replay(UUID exchangeId, AccessScope scope) {
        if (reader.exchange(exchangeId, scope).isPresent() && !store.exists(exchangeId)) {
            throw new FaultException(RouteError.RAW_MISSING, exchangeId);
        }
        queue.check();
        Attempt attempt = replays.order(exchangeId, scope);
        try {
            queue.send(new Ticket(exchangeId, attempt));
        } catch (FaultException later) {
            LOG.warn("The replay of {} begins when its ticket can be sent", exchangeId, later);
        }
        return attempt;
    }

    /** Where messages come in. */
    public Intake intake() {
        return intake;
    }

    /** What was received. */
    public RawStore rawStore() {
        return store;
    }

    /** Where exchanges stand. */
    public ExchangeProgress progress() {
        return progress;
    }

    /** The routes that there are. */
    public RouteDirectory directory() {
        return directory;
    }

    /** Whether messages are taken off the queue. */
    public boolean isRunning() {
        return camel.getRouteController().getRouteStatus(AcceptanceRoute.ID).isStarted();
    }

    /** Stops routes and acceptance; what is being processed goes back to the queue. */
    @Override
    public void close() {
        if (upkeep != null) {
            upkeep.close();
        }
        directory.close();
        acceptance.close();
        try {
            camel.getRouteController().stopRoute(AcceptanceRoute.ID);
            camel.removeRoute(AcceptanceRoute.ID);
        } catch (Exception e) {
            throw new IllegalStateException("the acceptance did not stop: " + e.getMessage(), e);
        } finally {
            gateway.close();
            queue.close();
        }
    }
}
