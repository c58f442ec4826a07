package org.yijian.routes.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.dao.DataAccessResourceFailureException;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.json.RecordJson;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.Ledger;
import org.yijian.security.error.Fault;

/** A ledger in memory that keeps its promises and can be away. */
public final class MemoryLedger implements Ledger {

    private final Map<String, Appended> parts = new LinkedHashMap<>();
    private final Map<String, List<CanonicalRecord>> revisions = new HashMap<>();
    private final Map<UUID, Fault> quarantined = new HashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<UUID> finished = new ArrayList<>();
    private boolean away;
    private int refusals;

    public synchronized void setAway(boolean away) {
        this.away = away;
    }

    /** How often something was asked of it while it was away. */
    public synchronized int refusals() {
        return refusals;
    }

    @Override
    public synchronized Appended append(Delivery delivery) {
        checkThere();
        String key = delivery.exchange().id() + "/" + delivery.part();
        Appended former = parts.get(key);
        if (former != null) {
            return new Appended(former.accepted(), former.unchanged(), former.quarantined(), true);
        }
        int accepted = (int) delivery.written().stream().map(WrittenRecord::record).filter(this::keep).count();
        Appended appended = new Appended(accepted, delivery.written().size() - accepted, delivery.rejected().size(),
                false);
        parts.put(key, appended);
        deliveries.add(delivery);
        if (delivery.last()) {
            finished.add(delivery.exchange().id());
        }
        return appended;
    }

    private boolean keep(CanonicalRecord record) {
        List<CanonicalRecord> known = revisions.computeIfAbsent(record.sourceKey(), key -> new ArrayList<>());
        boolean changed = known.isEmpty()
                || !RecordJson.contentHash(known.getLast()).equals(RecordJson.contentHash(record));
        if (changed) {
            known.add(record);
        }
        return changed;
    }

    @Override
    public synchronized Appended quarantine(Exchange exchange, Fault fault) {
        checkThere();
        boolean duplicate = quarantined.putIfAbsent(exchange.id(), fault) != null;
        return new Appended(0, 0, 1, duplicate);
    }

    private void checkThere() {
        if (away) {
            refusals++;
            throw new DataAccessResourceFailureException("the database is away");
        }
    }

    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    public synchronized Map<UUID, Fault> quarantined() {
        return Map.copyOf(quarantined);
    }

    public synchronized boolean isFinished(UUID exchangeId) {
        return finished.contains(exchangeId);
    }

    /** Revisions of one record, oldest first. */
    public synchronized List<CanonicalRecord> revisions(String sourceKey) {
        return List.copyOf(revisions.getOrDefault(sourceKey, List.of()));
    }

    public synchronized int records() {
        return revisions.size();
    }
}
