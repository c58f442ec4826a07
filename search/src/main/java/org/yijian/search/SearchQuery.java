package org.yijian.search;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. Empty sets do not restrict.
 *
 * @param text words, phrases in quotation marks; empty finds everything
 * @param kinds wire names of kinds
 * @param departments wire names of departments
 * @param regions region codes; each stands for its subtree
 * @param severities wire names of severities
 * @param from first day of {@code occurredAt}; null for open
 * @param to last day of {@code occurredAt}; null for open
 * @param facilityId only about this facility (UUID text); null for all
 * @param sort order of the hits
 * @param page counted from 1
 * @param size hits per page, 1 to 100
 * @param facets whether to count facets
 */
public record SearchQuery(String text, Set<String> kinds, Set<String> departments, Set<String> regions,
        Set<String> severities, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String facilityId,
        Sort sort,
        int page, int size, boolean facets) {

    public SearchQuery {
        kinds = Set.copyOf(kinds);
        departments = Set.copyOf(departments);
        regions = Set.copyOf(regions);
        severities = Set.copyOf(severities);
    }

    /** The same about all facilities. */
    public SearchQuery ofAllFacilities() {
        return new SearchQuery(text, kinds, departments, regions, severities, from, to, null, sort, page, size, facets);
    }

    /** Order of the hits. */
    public enum Sort {
        RELEVANCE, DATE, SEVERITY
    }
}
