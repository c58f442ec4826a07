package org.yijian.routes.upkeep;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.Attempt;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.routes.intake.IntakeQueue;
import org.yijian.routes.intake.RawMetadata;
import org.yijian.routes.intake.RawStore;
import org.yijian.routes.intake.Ticket;
import org.yijian.security.error.FaultException;

/**
 * Finds messages that are on disk, are not finished and have no ticket on the queue, and gives each a new one. There are
 * such messages when the hub died between disk and queue, or the broker's journal was lost. A ticket too many does no
 * harm: parts that were appended are recognised.
 */
public final class LostTickets {

    private static final Logger LOG = LoggerFactory.getLogger(LostTickets.class);
    private static final int AT_A_TIME = 500;

    private final RawStore store;
    private final LedgerReader ledger;
    private final IntakeQueue queue;
    private final Predicate<UUID> underWay;
    private final Duration grace;
    private final Clock clock;

    /**
     * @param underWay whether this node is working on an exchange now: its ticket is neither on the queue nor used up
     * @param grace how old a message must be
     */
    public LostTickets(RawStore store, LedgerReader ledger, IntakeQueue queue, Predicate<UUID> underWay,
            Duration grace, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.queue = queue;
        this.underWay = underWay;
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * Looks once at everything. The order matters: a ticket may be used up at any moment, so the ledger is asked again
     * after the queue was looked at.
     *
     * @return how many tickets were made
     * @throws FaultException {@code TRY_LATER} if the broker is away
     * @throws org.springframework.dao.DataAccessException if the database is away
     */
    public int reissue() throws IOException {
        List<UUID> suspects = new ArrayList<>();
        store.each(AT_A_TIME, ids -> suspects.addAll(unfinished(ids)));
        suspects.removeIf(id -> !isOldEnough(id));
        if (suspects.isEmpty()) {
            return 0;
        }
        Set<UUID> waiting = queue.waiting();
        suspects.removeIf(id -> waiting.contains(id) || underWay.test(id));
        List<UUID> lost = unfinished(suspects);
        lost.forEach(id -> queue.send(ticket(id)));
        if (!lost.isEmpty()) {
            LOG.warn("{} messages had no ticket on the queue and got a new one, the first is {}", lost.size(),
                    lost.getFirst());
        }
        return lost.size();
    }

    private Ticket ticket(UUID id) {
        return new Ticket(id, ledger.exchange(id).map(view -> view.exchange().attempt()).orElse(Attempt.FIRST));
    }

    private List<UUID> unfinished(List<UUID> ids) {
        Set<UUID> finished = new HashSet<>();
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            finished.addAll(ledger.finished(ids.subList(from, Math.min(ids.size(), from + AT_A_TIME))));
        }
        return ids.stream().filter(id -> !finished.contains(id)).toList();
    }

    /** A message that cannot be read is left to whoever looks after the disk. */
    private boolean isOldEnough(UUID id) {
        try {
            Instant before = clock.instant().minus(grace);
            return store.metadata(id).map(RawMetadata::receivedAt).filter(at -> !at.isAfter(before)).isPresent();
        } catch (IOException | FaultException e) {
            LOG.error("The raw message {} cannot be read", id, e);
            return false;
        }
    }
}
