package org.yijian.records.ledger.facility;

/**
 * Two known facilities turned out to be one while other appends were under way: begin again with {@link
 * org.yijian.records.ledger.database.AdvisoryLock#FACILITIES} held alone.
 */
public final class MergeNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
