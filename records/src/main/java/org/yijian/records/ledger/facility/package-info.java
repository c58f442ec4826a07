/**
 * Which facility a record is about. Sources name facilities by different keys; {@link
 * org.yijian.records.ledger.facility.FacilityResolution} decides, without a database, what the keys of one part mean
 * together with what is known; {@link org.yijian.records.ledger.facility.Facilities} reads what is known and keeps what
 * was decided; {@link org.yijian.records.ledger.facility.FacilityMerge} makes one facility of two.
 *
 * <p>May use {@link org.yijian.records.ledger.database} and {@link org.yijian.records.ledger.log}.
 */
@NullMarked
package org.yijian.records.ledger.facility;

import org.jspecify.annotations.NullMarked;
