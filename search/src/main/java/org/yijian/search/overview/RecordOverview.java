package org.yijian.search.overview;

import org.yijian.security.access.AccessScope;

/** Counts what somebody may see. */
@FunctionalInterface
public interface RecordOverview {

    /**
     * @throws org.yijian.security.error.FaultException if the index cannot be read
     */
    Overview count(OverviewQuery query, AccessScope scope);
}
