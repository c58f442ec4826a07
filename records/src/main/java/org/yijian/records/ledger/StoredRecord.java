package org.yijian.records.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.json.RecordJson;

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
 * @param record the record itself; {@link org.yijian.records.personal.PersonalFields#MASKED} stands in personal fields
 * @param commitments what was signed in the place of personal fields, by path; empty for most records
 */
public record StoredRecord(UUID id, int revision, UUID facilityId, UUID exchangeId, int part, long leafId,
        Instant recordedAt, String contentHash, CanonicalRecord record, Map<String, String> commitments) {

    public StoredRecord {
        commitments = Map.copyOf(commitments);
    }

    /** One without personal fields. */
    public StoredRecord(UUID id, int revision, UUID facilityId, UUID exchangeId, int part, long leafId,
            Instant recordedAt, String contentHash, CanonicalRecord record) {
        this(id, revision, facilityId, exchangeId, part, leafId, recordedAt, contentHash, record, Map.of());
    }

    /** The bytes that were hashed and signed. */
    public byte[] content() {
        return RecordJson.write(record, commitments);
    }
}
