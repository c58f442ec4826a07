package org.yijian.search.relation;

import java.util.List;
import java.util.UUID;

import org.yijian.security.access.AccessScope;

/** Finds facilities that have something in common with one. */
@FunctionalInterface
public interface FacilityRelations {

    /**
     * Related facilities, those with most in common first. Only what the records say that the scope shows, of both sides.
     *
     * @param most how many at most
     */
    List<RelatedFacility> of(UUID facility, AccessScope scope, int most);
}
