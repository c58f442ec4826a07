package org.yijian.hub.lookup;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.IncidentLevel;
import org.yijian.records.body.Severity;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchQuery.Sort;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * A search as it stands in an address, the same for the page and for the API. Empty values mean "not restricted".
 *
 * @param q words
 * @param kind wire names
 * @param department wire names
 * @param region codes
 * @param severity wire names
 * @param from first day, {@code yyyy-MM-dd}
 * @param to last day, {@code yyyy-MM-dd}
 * @param facility facility id
 * @param sort {@code relevance}, {@code date} or {@code severity}
 * @param page from 1
 */
public record SearchParameters(@Nullable String q, @Nullable List<String> kind, @Nullable List<String> department,
        @Nullable List<String> region, @Nullable List<String> severity, @Nullable String from, @Nullable String to,
        @Nullable String facility, @Nullable String sort, @Nullable Integer page) {

    private static final int MOST_VALUES = 40;
    private static final Pattern REGION = Pattern.compile("=?[0-9]{2,12}|=?[A-Z]{2}(-[A-Z0-9]{1,3})?");

    /**
     * The query, after every value was checked.
     *
     * @param size hits per page
     * @param facets whether to count facets
     * @throws FaultException with {@link HubError#BAD_PARAMETER}
     */
    public SearchQuery query(int size, boolean facets) {
        String text = q == null ? "" : q.strip();
        int wantedPage = page == null ? 1 : page;
        require(wantedPage >= 1, "page", wantedPage);
        require(size >= 1 && size <= 100, "size", size);
        return new SearchQuery(text, values("kind", kind, value -> Kind.fromWire(value).isPresent()),
                values("department", department, value -> Department.fromWire(value).isPresent()),
                values("region", region, value -> REGION.matcher(value).matches()),
                values("severity", severity, SearchParameters::isSeverity), day("from", from), day("to", to),
                facilityId(), sort(text), wantedPage, size, facets);
    }

    private static Set<String> values(String name, @Nullable List<String> given, Predicate<String> allowed) {
        Set<String> values = new LinkedHashSet<>();
        for (String value : given == null ? List.<String>of() : given) {
            if (!value.isBlank()) {
                require(allowed.test(value.strip()), name, value);
                values.add(value.strip());
            }
        }
        require(values.size() <= MOST_VALUES, name, values.size());
        return values;
    }

    private static boolean isSeverity(String value) {
        return Arrays.stream(Severity.values()).anyMatch(severity -> severity.wire().equals(value))
                || Arrays.stream(IncidentLevel.values()).anyMatch(level -> level.wire().equals(value));
    }

    /** A day from an address; null if it is left out. */
    public static @Nullable LocalDate day(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return WrittenDay.read(value);
        } catch (DateTimeException impossible) {
            throw new FaultException(Fault.of(HubError.BAD_PARAMETER, name, value),
                    impossible);
        }
    }

    private @Nullable String facilityId() {
        if (facility == null || facility.isBlank()) {
            return null;
        }
        return id("facility", facility).toString();
    }

    private Sort sort(String text) {
        if (sort == null || sort.isBlank()) {
            return text.isEmpty() ? Sort.DATE : Sort.RELEVANCE;
        }
        Optional<Sort> known = Arrays.stream(Sort.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(sort)).findFirst();
        require(known.isPresent(), "sort", sort);
        return known.orElseThrow();
    }

    /** An id from an address; what is no id does not exist. */
    public static UUID id(String name, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException noId) {
            throw new FaultException(Fault.of(HubError.BAD_PARAMETER, name, value), noId);
        }
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new FaultException(HubError.BAD_PARAMETER, name, value);
        }
    }

}
