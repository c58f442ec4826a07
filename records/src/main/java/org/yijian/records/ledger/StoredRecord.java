package org.yijian.records.ledger;

import java.time.Instant;
import java.util.UUID;

import org.yijian.records.CanonicalRecord;

/**
 * One revision of a record as the ledger keeps it.
 *
 * @param id id of the record, stable over revisions
 * @param revision counted from 1
 * @param facilityId the facility it is about, after resolution and merges
 * @param exchangeId the exchange that brought it
 * @param part the part of that exchange
 * @param leafId id of the pending log leaf of that part; its log index follows when the leaf is sequenced
 * @param recordedAt when the ledger kept it
 * @param contentHash SHA-256 of the canonical JSON of the record, lower-case hex
 * @param record the record itself
 */
public record StoredRecord(UUID id, int revision, UUID facilityId, UUID exchangeId, int part, long leafId,
        Instant recordedAt, String contentHash, CanonicalRecord record) {}
