package org.yijian.search.index;

import java.util.UUID;

/**
 * What the ledger says of a record, as far as the index must agree.
 *
 * @param id id of the record
 * @param revision its current revision
 * @param facilityId its facility, merges followed
 */
public record RecordHead(UUID id, int revision, UUID facilityId) {}
