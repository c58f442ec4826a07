package org.yijian.records.ledger.postgres;

import java.util.UUID;

/**
 * A revision that this part adds.
 *
 * @param image the record
 * @param revision its number, from 1
 * @param facilityId the facility it is about
 */
record NewRevision(RecordImage image, int revision, UUID facilityId) {}
