package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.MessageHeader;
import org.yijian.security.message.Receipt;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Gives messages their effect, those of one facility in order, those of different facilities side by side. */
final class Taking {

    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

    private final Map<String, Arrival> arrivals;
    private final RecordsArrival several;
    private final Transactions transactions;
    private final ExecutorService lanes;
    private final Clock clock;

    /**
     * @param arrivals who takes which type of message
     * @param several takes messages with records beside them
     */
    Taking(Map<String, Arrival> arrivals, RecordsArrival several, Transactions transactions, ExecutorService lanes,
            Clock clock) {
        this.arrivals = Map.copyOf(arrivals);
        this.several = several;
        this.transactions = transactions;
        this.lanes = lanes;
        this.clock = clock;
    }

    List<InboxRow> all(Partner partner, List<Opened> messages) {
        List<InboxRow> rows = new ArrayList<>(messages.size());
        List<Opened> records = new ArrayList<>();
        for (Opened message : messages) {
            if (message.isRecord()) {
                records.add(message);
            } else {
                rows.addAll(sideBySide(partner, records));
                records.clear();
                rows.add(one(partner, message));
            }
        }
        rows.addAll(sideBySide(partner, records));
        return rows;
    }

    private List<InboxRow> sideBySide(Partner partner, List<Opened> records) {
        Map<String, List<Opened>> byLane = new LinkedHashMap<>();
        records.forEach(each -> byLane.computeIfAbsent(each.lane(), lane -> new ArrayList<>()).add(each));
        if (byLane.size() < 2) {
            return records.stream().map(each -> one(partner, each)).toList();
        }
        List<Future<List<InboxRow>>> running = byLane.values().stream()
                .map(lane -> lanes.submit(() -> lane.stream().map(each -> one(partner, each)).toList())).toList();
        return finished(running);
    }

    /** Waits for all of them, also if one fails: nothing may still run when the messages are sent again. */
    private static List<InboxRow> finished(Collection<Future<List<InboxRow>>> running) {
        List<InboxRow> rows = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<List<InboxRow>> each : running) {
            try {
                rows.addAll(each.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransientDataAccessResourceException("interrupted while messages were taken", e);
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return rows;
    }

    private InboxRow one(Partner partner, Opened message) {
        MessageHeader header = message.message().header();
        return new InboxRow(header.id(), header.stream(), header.sequence(), header.type(), message.sealed().cmsHash(),
                message.records(), outcome(partner, message), clock.instant(), null);
    }

    private Outcome outcome(Partner partner, Opened message) {
        try {
            if (message.beside() != null) {
                return several.take(partner, message.message(), message.sealed(), message.beside());
            }
            Arrival arrival = arrivals.get(message.message().header().type());
            if (arrival == null) {
                throw new FaultException(FederationError.UNKNOWN_TYPE, message.message().header().type());
            }
            return arrival.take(partner, message.message(), message.sealed());
        } catch (FaultException e) {
            refused(partner, message, e.fault());
            return new Outcome(Receipt.Verdict.REFUSED, e.fault().code().code(), null);
        }
    }

    /** Leaves a leaf of a refusal, for those who look into frauds. */
    void refused(Partner partner, Opened message, Fault fault) {
        LOG.warn("A message of {} was refused: {}", partner.hub(), fault.code().code());
        transactions.call("log a refusal", connection -> PendingLeaves.add(connection,
                new Leaf(LeafType.RECEIPT, partner.hub(), "refuse", "message/" + message.message().header().id(),
                        fault.code().code(), clock.instant(), null, message.sealed().cmsHash())));
    }
}
