package org.yijian.routes.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.connectors.Connector;
import org.yijian.connectors.Connectors;
import org.yijian.connectors.IncomingMessage;
import org.yijian.records.ledger.Attempt;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.StaleAttempt;
import org.yijian.routes.RouteError;
import org.yijian.routes.intake.RawMetadata;
import org.yijian.routes.intake.RawStore;
import org.yijian.routes.intake.Ticket;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Brings one exchange from its raw message into the ledger. Calling it again for the same exchange changes nothing that
 * was already appended. What is wrong with the message goes to quarantine; what is wrong with the database is waited
 * out; what is wrong with the program is tried a few times and then goes to quarantine, too.
 */
public final class Acceptance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Acceptance.class);

    private static final int BULK = 100;

    private final RawStore store;
    private final Connectors connectors;
    private final EnvelopeOpener envelopes;
    private final Ledger ledger;
    private final PartSealer sealer;
    private final AcceptanceSettings settings;
    private final AcceptanceListener listener;
    private final Clock clock;
    private final Patience patience;
    private final Turnstile turnstile;
    private final ExecutorService appenders;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    public Acceptance(RawStore store, Connectors connectors, EnvelopeOpener envelopes, Ledger ledger,
            PartSealer sealer, AcceptanceSettings settings, AcceptanceListener listener, Pace pace, Clock clock) {
        this.store = store;
        this.connectors = connectors;
        this.envelopes = envelopes;
        this.ledger = ledger;
        this.sealer = sealer;
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.patience = new Patience(settings);
        this.turnstile = new Turnstile(pace, settings.appenders(), patience);
        this.appenders = Executors.newFixedThreadPool(settings.appenders(),
                Thread.ofPlatform().name("appender-", 0).daemon().factory());
    }

    /**
     * Accepts one exchange; returns when it is finished, whatever came of it.
     *
     * @return false if there is no readable raw message of that id
     * @throws Stopped if the hub stops meanwhile; the ticket must stay
     */
    public boolean accept(Ticket ticket) {
        UUID exchangeId = ticket.exchangeId();
        boolean first = underWay.add(exchangeId);
        try {
            Optional<RawMetadata> metadata = metadata(exchangeId);
            metadata.ifPresent(known -> accept(known, ticket.attempt()));
            return metadata.isPresent();
        } finally {
            if (first) {
                underWay.remove(exchangeId);
            }
        }
    }

    /** Whether the exchange is being worked on here and now. */
    public boolean isUnderWay(UUID exchangeId) {
        return underWay.contains(exchangeId);
    }

    private Optional<RawMetadata> metadata(UUID exchangeId) {
        try {
            Optional<RawMetadata> metadata = patience.insist(() -> read(() -> store.metadata(exchangeId)));
            if (metadata.isEmpty()) {
                LOG.error("Ticket {} names no raw message", exchangeId);
            }
            return metadata;
        } catch (FaultException e) {
            LOG.error("Ticket {} names a raw message that cannot be read", exchangeId, e);
            return Optional.empty();
        }
    }

    private void accept(RawMetadata metadata, Attempt attempt) {
        Exchange exchange = metadata.exchange(connectors.named(metadata.connector())).at(attempt);
        try {
            accept(metadata, exchange);
        } catch (StaleAttempt over) {
            LOG.info("A ticket was one too many: {}", over.getMessage());
        }
    }

    private void accept(RawMetadata metadata, Exchange exchange) {
        for (int attempt = 1;; attempt++) {
            try {
                patience.insist(() -> translate(metadata, exchange));
                listener.finished(exchange, Duration.between(exchange.receivedAt(), clock.instant()));
                return;
            } catch (Stopped | StaleAttempt e) {
                throw e;
            } catch (FaultException e) {
                quarantine(exchange, e.fault());
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("Exchange {} failed unexpectedly, attempt {} of {}", exchange.id(), attempt,
                        settings.attempts(), e);
                if (attempt >= settings.attempts()) {
                    quarantine(exchange, unexpected(exchange, e));
                    return;
                }
                patience.pause(settings.shortestPause());
            }
        }
    }

    private static Fault unexpected(Exchange exchange, Throwable failure) {
        return failure instanceof WatchedRaw.Unreadable
                ? Fault.of(RouteError.RAW_DAMAGED, exchange.id())
                : Fault.of(RouteError.UNEXPECTED, failure.getClass().getSimpleName());
    }

    private Boolean translate(RawMetadata metadata, Exchange exchange) {
        Connector connector = connectors.named(metadata.connector())
                .orElseThrow(() -> new FaultException(RouteError.UNKNOWN_CONNECTOR, metadata.connector()));
        return read(() -> {
            try (WatchedRaw raw = new WatchedRaw(store.open(metadata.exchangeId()))) {
                translate(connector, metadata, exchange, raw);
            }
            return true;
        });
    }

    private void translate(Connector connector, RawMetadata metadata, Exchange exchange, WatchedRaw raw)
            throws IOException {
        try (Opened opened = envelopes.open(raw, connector, metadata)) {
            PartPipeline pipeline = new PartPipeline(appenders, settings.appenders() + 1,
                    part -> append(exchange, part, opened));
            try {
                PartCutter cutter = new PartCutter(settings.partSize(), exchange.attempt().firstPart(), part -> {
                    patience.check();
                    pipeline.submit(part);
                });
                connector.translate(opened.content(),
                        new IncomingMessage(metadata.fileName(), metadata.contentType(), metadata.attributes()),
                        cutter);
                raw.check();
                cutter.finish();
                pipeline.finish();
            } finally {
                pipeline.settle();
            }
        } catch (FaultException e) {
            raw.check();
            throw e;
        }
    }

    /** A part is sealed while it waits for others, and appended when it may. */
    private void append(Exchange exchange, Part part, Opened opened) {
        Delivery delivery = patience.insist(() -> sealer.deliver(exchange, part, opened, ledger));
        if (part.records().size() < BULK) {
            append(exchange, delivery);
        } else {
            turnstile.pass(() -> append(exchange, delivery));
        }
    }

    private void append(Exchange exchange, Delivery delivery) {
        listener.appended(exchange, patience.insist(() -> ledger.append(delivery)));
    }

    private void quarantine(Exchange exchange, Fault fault) {
        patience.insist(() -> ledger.quarantine(exchange, fault));
        LOG.warn("Exchange {} of {} is in quarantine: {}", exchange.id(), exchange.source(), fault.code().code());
        listener.quarantined(exchange, fault.code().code());
    }

    private interface Reading<T> {
        T get() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go of whatever is being processed; its tickets stay on the queue. */
    @Override
    public void close() {
        patience.close();
        appenders.shutdown();
    }
}
