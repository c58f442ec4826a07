package org.yijian.search.query;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.yijian.search.SearchResult.FacetCount;
import org.yijian.search.access.SegmentCache;

/** Counts the facets of a query's hits: kind, department, region, severity, year. */
final class FacetCounter {

    private final SegmentCache<SegmentFacets> segments = new SegmentCache<>(SegmentFacets::of);

    /**
     * Facets of all hits.
     *
     * @param total number of hits, exact
     * @param facets counts by facet, most frequent first
     */
    record Facets(long total, Map<String, List<FacetCount>> facets) {}

    /** The searcher must be one without an executor, as those of the index are: one collector then sees every hit. */
    Facets count(IndexSearcher searcher, Query query) throws IOException {
        FacetTally tally = searcher.search(query, new CollectorManager<FacetTally, FacetTally>() {
            @Override
            public FacetTally newCollector() {
                return new FacetTally(segments);
            }

            @Override
            public FacetTally reduce(Collection<FacetTally> tallies) {
                return tallies.iterator().next();
            }
        });
        return new Facets(tally.total(), facets(tally));
    }

    private static Map<String, List<FacetCount>> facets(FacetTally tally) {
        Map<String, Long> kinds = new HashMap<>();
        Map<String, Long> departments = new HashMap<>();
        Map<String, Long> severities = new HashMap<>();
        Map<String, Long> years = new HashMap<>();
        tally.cells().forEach((cell, count) -> {
            kinds.merge(cell.kind().wire(), count, Long::sum);
            departments.merge(cell.department().wire(), count, Long::sum);
            String severity = cell.severityWire();
            if (severity != null) {
                severities.merge(severity, count, Long::sum);
            }
            years.merge(Integer.toString(cell.year()), count, Long::sum);
        });
        Map<String, List<FacetCount>> facets = new LinkedHashMap<>();
        facets.put("kind", mostFrequentFirst(kinds));
        facets.put("department", mostFrequentFirst(departments));
        facets.put("region", mostFrequentFirst(RegionRollUp.of(tally.regions())));
        facets.put("severity", mostFrequentFirst(severities));
        facets.put("year", mostFrequentFirst(years));
        return facets;
    }

    private static List<FacetCount> mostFrequentFirst(Map<String, Long> counts) {
        return counts.entrySet().stream().map(entry -> new FacetCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value))
                .toList();
    }
}
