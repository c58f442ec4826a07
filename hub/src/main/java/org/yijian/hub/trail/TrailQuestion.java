package org.yijian.hub.trail;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.WrittenDay;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * What somebody wants to know of the trail. Null and empty values mean "not restricted".
 *
 * @param facility facility id: views of its file and its records, and searches within it
 * @param person id of a record about a person: views of it and of the person's other records, and searches that showed
 *        them
 * @param actor account or partner hub
 * @param words words that were searched for, as they were typed
 * @param caseId number of a case
 * @param purpose wire name of a purpose
 * @param type {@code search}, {@code view}, {@code export} or {@code match}
 * @param from first day
 * @param to last day
 * @param page from 1
 */
public record TrailQuestion(@Nullable UUID facility, @Nullable UUID person, @Nullable String actor,
        @Nullable String words, @Nullable String caseId, @Nullable String purpose, @Nullable String type,
        @Nullable LocalDate from, @Nullable LocalDate to, int page) {

    /** What one page holds. */
    public static final int SIZE = 50;

    private static final Set<String> TYPES = Set.of("search", "view", "export", "match");

    /** @throws FaultException {@link HubError#BAD_PARAMETER} */
    static TrailQuestion of(@Nullable String facility, @Nullable String person, @Nullable String actor,
            @Nullable String words, @Nullable String caseId, @Nullable String purpose, @Nullable String type,
            @Nullable String from,
            @Nullable String to, int page) {
        String kind = given(type);
        if (page < 1 || page > 10_000) {
            throw new FaultException(HubError.BAD_PARAMETER, "page", page);
        }
        if (kind != null && !TYPES.contains(kind)) {
            throw new FaultException(HubError.BAD_PARAMETER, "type", kind);
        }
        return new TrailQuestion(id("facility", facility), id("person", person), given(actor), given(words),
                given(caseId),
                given(purpose), kind, day("from", from), day("to", to), page);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable UUID id(String name, @Nullable String text) {
        String given = given(text);
        return given == null ? null : SearchParameters.id(name, given);
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        String given = given(text);
        try {
            return given == null ? null : WrittenDay.read(given);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.of(HubError.BAD_PARAMETER, name, given), e);
        }
    }
}
