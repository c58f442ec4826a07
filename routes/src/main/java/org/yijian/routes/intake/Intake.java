package org.yijian.routes.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.routes.RouteError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Digests;

/**
 * Takes messages in. When {@link #receive} returns, the message is on disk and its ticket is on the durable queue: the
 * sender may forget it. When it throws, the sender keeps it and sends it again under the same id. Safe for many threads.
 */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final RawStore store;
    private final IntakeQueue queue;
    private final Predicate<UUID> finished;
    private final long maximumBytes;
    private final Clock clock;

    /**
     * @param finished whether the ledger has finished with an exchange; a duplicate of an unfinished one gets a new
     *        ticket, since the former may never have reached the queue
     * @param maximumBytes the largest message taken from anyone; a route may set a lower limit
     */
    public Intake(RawStore store, IntakeQueue queue, Predicate<UUID> finished, long maximumBytes, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.finished = finished;
        this.maximumBytes = maximumBytes;
        this.clock = clock;
    }

    /** As {@link #receive(IntakeRequest, InputStream, long)}, with the general limit. */
    public IntakeReceipt receive(IntakeRequest request, InputStream body) {
        return receive(request, body, maximumBytes);
    }

    /**
     * Receives one message.
     *
     * @param body the message, read once as a stream; closed by the caller
     * @param limit the largest size in bytes that the route permits
     * @throws FaultException {@code TRY_LATER}, {@code TOO_LARGE}, {@code CONFLICT}, {@code EMPTY},
     *         {@code STORE_UNAVAILABLE} or {@code SENDER_BROKE_OFF}
     */
    public IntakeReceipt receive(IntakeRequest request, InputStream body, long limit) {
        queue.check();
        try (Draft draft = store.write(body, Math.min(limit, maximumBytes))) {
            if (draft.digests().bytes() == 0) {
                throw new FaultException(RouteError.EMPTY);
            }
            return keep(draft, metadata(request, draft));
        } catch (IOException e) {
            LOG.error("The raw store cannot be written", e);
            throw new FaultException(Fault.of(RouteError.STORE_UNAVAILABLE, String.valueOf(e.getMessage())), e);
        }
    }

    private IntakeReceipt keep(Draft draft, RawMetadata metadata) throws IOException {
        UUID exchangeId = metadata.exchangeId();
        boolean duplicate = !store.keep(draft, metadata);
        if (duplicate) {
            refuseOtherContent(metadata);
        }
        if (!duplicate || !isFinished(exchangeId)) {
            queue.send(Ticket.first(exchangeId));
        }
        return new IntakeReceipt(exchangeId, duplicate);
    }

    private void refuseOtherContent(RawMetadata metadata) throws IOException {
        RawMetadata known = store.metadata(metadata.exchangeId()).orElse(metadata);
        if (!known.sha256().equals(metadata.sha256())) {
            throw new FaultException(RouteError.CONFLICT, metadata.messageId());
        }
    }

    /** With the database away nobody knows; a ticket too many does no harm, one too few would. */
    private boolean isFinished(UUID exchangeId) {
        try {
            return finished.test(exchangeId);
        } catch (RuntimeException e) {
            LOG.debug("Whether exchange {} is finished is not known now", exchangeId, e);
            return false;
        }
    }

    private RawMetadata metadata(IntakeRequest request, Draft draft) {
        Digests digests = draft.digests();
        String messageId = request.messageId() == null ? messageId(request, digests) : request.messageId();
        return new RawMetadata(ExchangeIds.of(request.source(), messageId), request.source(), messageId,
                request.route(), request.connector(), request.fileName(), request.contentType(), request.attributes(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS), digests.bytes(), digests.sha256(), digests.sm3());
    }

    /**
     * The id of a message whose sender gave none: of its content and of what decides how it is read. So a file that was
     * refused for its name or its charset is another message under the right one, and the same thing sent twice is not.
     */
    private static String messageId(IntakeRequest request, Digests digests) {
        return Digests.hex(Digests.sha256(String.join("\n", digests.sha256(), request.fileName(), request.contentType())
                .getBytes(StandardCharsets.UTF_8)));
    }
}
