package org.yijian.records.ledger;

/**
 * What came of a {@link Delivery}.
 *
 * @param accepted records that are new or changed
 * @param unchanged records that were known with the same content
 * @param quarantined pieces put into quarantine
 * @param duplicate true if this part was appended before and nothing was done now; the counts are then those of before
 */
public record Appended(int accepted, int unchanged, int quarantined, boolean duplicate) {}
