package org.yijian.records.ledger;

import java.util.UUID;

/**
 * What a copy of the ledger must agree with, for each record.
 *
 * @param id id of the record
 * @param revision its current revision
 * @param facilityId its facility, merges followed
 */
public record RecordHead(UUID id, int revision, UUID facilityId) {}
