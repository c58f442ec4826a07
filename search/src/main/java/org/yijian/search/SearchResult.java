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
 * @param facets counts by facet name ({@code kind}, {@code department}, {@code region}, {@code severity}, {@code year},
 *        and {@code month} in the order of time if two years or less were asked for), most frequent first; if only
 *        facility records were asked for also {@code facility}: how many {@code distinct} facilities they describe
 * @param hits the page
 * @param didYouMean what may have been meant instead; null if there is nothing better
 */
public record SearchResult(long total, boolean totalExact, boolean approximate, double tookMillis,
        Map<String, List<FacetCount>> facets,
        List<Hit> hits, @Nullable String didYouMean) {

    /** A result that has everything that was typed. */
    public SearchResult(long total, boolean totalExact, double tookMillis, Map<String, List<FacetCount>> facets,
            List<Hit> hits) {
        this(total, totalExact, false, tookMillis, facets, hits, null);
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
     * @param matched why it was found: {@code text}, {@code number}, {@code alias} or a wire name of
     *        {@link org.yijian.search.name.NameMatch.Reason}; empty if nothing was typed
     */
    public record Hit(String id, String kind, String facilityId, @Nullable String facilityName,
            OffsetDateTime occurredAt,
            String department, String region, String title, String titleEnglish, String highlight,
            @Nullable String severity, String sensitivity, long leafId, List<String> matched) {

        public Hit {
            matched = List.copyOf(matched);
        }

        /** A hit of which nobody says why it was found. */
        public Hit(String id, String kind, String facilityId, @Nullable String facilityName, OffsetDateTime occurredAt,
                String department, String region, String title, String titleEnglish, String highlight,
                @Nullable String severity, String sensitivity, long leafId) {
            this(id, kind, facilityId, facilityName, occurredAt, department, region, title, titleEnglish, highlight,
                    severity, sensitivity, leafId, List.of());
        }

        /** The title in the language of the locale: Chinese for {@code zh}, English for every other. */
        public String title(Locale locale) {
            return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? title : titleEnglish;
        }
    }
}
