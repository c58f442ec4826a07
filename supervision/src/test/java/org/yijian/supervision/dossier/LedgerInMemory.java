package org.yijian.supervision.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.identifier.RegionCode;
import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.ExchangeQuery;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.QuarantineView;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.AccessScope;
import org.yijian.security.seal.Seal;

/** A ledger of a few records, with the access rule of the real one. */
final class LedgerInMemory implements LedgerReader {

    private final List<StoredRecord> records = new ArrayList<>();
    private final Map<UUID, UUID> merged = new HashMap<>();
    private final Map<UUID, Seal.Attestation> exchanges = new HashMap<>();

    StoredRecord add(UUID facility, CanonicalRecord record, Instant recordedAt, Seal.Attestation attestation) {
        UUID exchange = UUID.randomUUID();
        exchanges.put(exchange, attestation);
        StoredRecord stored = new StoredRecord(UUID.randomUUID(), 1, facility, exchange, 0, records.size(), recordedAt,
                RecordJson.contentHash(record), record);
        records.add(stored);
        return stored;
    }

    void merge(UUID loser, UUID winner) {
        merged.put(loser, winner);
    }

    @Override
    public Optional<StoredRecord> record(UUID id, AccessScope scope) {
        return records.stream().filter(stored -> stored.id().equals(id) && permits(scope, stored)).findFirst();
    }

    @Override
    public List<StoredRecord> revisions(UUID id, AccessScope scope) {
        return record(id, scope).stream().toList();
    }

    @Override
    public List<StoredRecord> ofFacility(UUID facilityId, AccessScope scope, int limit) {
        return records.stream().filter(stored -> canonical(stored.facilityId()).equals(canonical(facilityId)))
                .filter(stored -> permits(scope, stored))
                .sorted(Comparator.comparing((StoredRecord stored) -> stored.record().occurredAt().toInstant())
                        .reversed())
                .limit(limit).toList();
    }

    @Override
    public Optional<UUID> canonicalFacility(UUID facilityId) {
        UUID canonical = canonical(facilityId);
        return records.stream().anyMatch(stored -> canonical(stored.facilityId()).equals(canonical))
                ? Optional.of(canonical)
                : Optional.empty();
    }

    @Override
    public Optional<ExchangeView> exchange(UUID id) {
        return Optional.ofNullable(exchanges.get(id)).map(attestation -> new ExchangeView(
                new Exchange(id, "source", "message", "route", "connector", "civil-affairs", "1.0", "file",
                        Instant.EPOCH,
                        1, "", ""),
                ExchangeView.State.ACCEPTED, 1, 1, 0, 0, Instant.EPOCH, attestation, null));
    }

    @Override
    public Optional<ExchangeView> exchange(UUID id, AccessScope scope) {
        return exchange(id);
    }

    @Override
    public Set<UUID> finished(Collection<UUID> exchangeIds) {
        return Set.copyOf(exchangeIds);
    }

    @Override
    public List<ExchangeView> exchanges(ExchangeQuery query, AccessScope scope) {
        return List.of();
    }

    @Override
    public List<QuarantineView> quarantine(@Nullable UUID exchangeId, AccessScope scope, int offset, int limit) {
        return List.of();
    }

    private UUID canonical(UUID facility) {
        return merged.getOrDefault(facility, facility);
    }

    private static boolean permits(AccessScope scope, StoredRecord stored) {
        CanonicalRecord record = stored.record();
        return scope.permits(record.department().wire(), Set.copyOf(new RegionCode(record.region()).path()),
                record.sensitivity());
    }
}
