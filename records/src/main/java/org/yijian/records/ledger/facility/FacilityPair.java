package org.yijian.records.ledger.facility;

import java.util.UUID;

/**
 * Two facilities.
 *
 * @param one the one that is meant by the stronger reason
 * @param other the other one
 */
record FacilityPair(UUID one, UUID other) {}
