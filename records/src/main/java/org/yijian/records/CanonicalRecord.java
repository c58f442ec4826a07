package org.yijian.records;

import java.time.OffsetDateTime;

import org.yijian.records.body.Body;
import org.yijian.security.access.Sensitivity;

/**
 * One record as the house knows it, whatever the agency sent. Immutable; what the ledger adds (id, revision, exchange)
 * is in {@link org.yijian.records.ledger.StoredRecord}.
 *
 * @param source id of the source that reported it, normally the connector's name
 * @param sourceKey the source's key of this record, unique within source and kind, at most 200 characters
 * @param facility the facility it is about
 * @param region GB/T 2260 code (2, 4, 6, 9 or 12 digits), or ISO 3166-2 for open data of other countries
 * @param department whose record it is
 * @param occurredAt when it happened; sources that give only a date mean the start of that day in China (UTC+8)
 * @param sensitivity who may see it
 * @param contractVersion version of the connector's contract, for example {@code 1.0}
 * @param body what it tells, one of the nine kinds
 */
public record CanonicalRecord(String source, String sourceKey, FacilityReference facility, String region,
        Department department, OffsetDateTime occurredAt, Sensitivity sensitivity, String contractVersion, Body body) {

    public Kind kind() {
        return body.kind();
    }
}
