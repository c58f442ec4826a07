package org.yijian.search.overview;

import org.yijian.security.access.AccessScope;

/** Where facilities stand that somebody may see. */
@FunctionalInterface
public interface FacilityMap {

    /**
     * The open facilities of the query's region.
     *
     * @param most if more have a place, none is told but their number
     * @throws org.yijian.security.error.FaultException if the index cannot be read
     */
    Places places(OverviewQuery query, AccessScope scope, int most);
}
