package org.yijian.hub.page;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.yijian.hub.HubError;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.security.error.FaultException;
import org.yijian.supervision.dossier.TimelineFilter;

/** What of a time line is asked for by an address: {@code kind department from to open new}. */
final class TimelineQuestion {

    private TimelineQuestion() {
    }

    /**
     * Reads it.
     *
     * @param lastVisit what {@code new=1} counts from; null if there was none, then everything is new
     * @throws FaultException with {@link HubError#BAD_PARAMETER}
     */
    static TimelineFilter of(MultiValueMap<String, String> given, @Nullable Instant lastVisit) {
        String kind = value(given, "kind");
        String department = value(given, "department");
        return new TimelineFilter(
                kind == null ? null : Kind.fromWire(kind).orElseThrow(() -> bad("kind", kind)),
                department == null
                        ? null
                        : Department.fromWire(department).orElseThrow(() -> bad("department", department)),
                SearchParameters.day("from", value(given, "from")), SearchParameters.day("to", value(given, "to")),
                value(given, "open") != null, value(given, "new") == null ? null : lastVisit);
    }

    private static @Nullable String value(MultiValueMap<String, String> given, String name) {
        String value = given.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static FaultException bad(String name, String value) {
        return new FaultException(HubError.BAD_PARAMETER, name, value);
    }
}
