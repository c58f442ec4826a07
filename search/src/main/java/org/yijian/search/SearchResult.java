package org.yijian.search;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param total number of hits that may be seen
 * @param totalExact false if counting stopped at the limit and there are more
 * @param approximate true if no record has everything that was typed, and these have at least half of it
 * @param tookMillis time inside the searcher
 * @param facets counts by facet name ({@code kind}, {@code department}, {@code region}, {@code severity}, {@code year}),
 *        most frequent first
 * @param hits the page
 */
public record SearchResult(long total, boolean totalExact, boolean approximate, double tookMillis,
        Map<String, List<FacetCount>> facets,
        List<Hit> hits) {

    /** A result that has everything that was typed. */
    public SearchResult(long total, boolean totalExact, double tookMillis, Map<String, List<FacetCount>> facets,
            List<Hit> hits) {
        this(total, totalExact, false, tookMillis, facets, hits);
    }

    /**
     * How many hits have a value.
     *
     * @param value wire name or code
     * @param count number of hits
     */
    public record FacetCount(String value, long count) {}

    /**
     * One hit.
     *
     * @param id id of the record (UUID text)
     * @param kind wire name
     * @param facilityId id of the facility (UUID text)
     * @param facilityName name of the facility as this record or its facility record gives it; null if unknown
     * @param occurredAt when it happened
     * @param department wire name
     * @param region region code
     * @param title short title in Chinese, plain text
     * @param titleEnglish short title in English, plain text
     * @param highlight passages as HTML: text escaped, matches in {@code <mark>}; never anything else
     * @param severity wire name; null where the kind has none
     * @param sensitivity wire name
     * @param leafId pending leaf, from which the log index is looked up
     */
    public record Hit(String id, String kind, String facilityId, @Nullable String facilityName,
            OffsetDateTime occurredAt,
            String department, String region, String title, String titleEnglish, String highlight,
            @Nullable String severity, String sensitivity, long leafId) {

        /** The title in the language of the locale: Chinese for {@code zh}, English for every other. */
        public String title(Locale locale) {
            return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? title : titleEnglish;
        }
    }
}
