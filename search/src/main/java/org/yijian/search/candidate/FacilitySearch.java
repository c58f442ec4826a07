package org.yijian.search.candidate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.security.access.AccessScope;

/** Finds facilities. Only what visible records say of a facility is compared, shown or counted. */
public interface FacilitySearch {

    /**
     * The facilities that may be meant, best first.
     *
     * @param most how many at most, 1 to 50
     */
    List<FacilityCandidate> candidates(FacilityQuestion question, AccessScope scope, int most);

    /** A facility by its id, with score 100 and no reasons; empty if no visible record describes it. */
    Optional<FacilityCandidate> facility(UUID id, AccessScope scope);
}
