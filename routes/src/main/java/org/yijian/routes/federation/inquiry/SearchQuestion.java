package org.yijian.routes.federation.inquiry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.search.SearchQuery;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a hub asks another: the query, and what the person who asks may see at home. The one who answers shows no more
 * than that either, so that neither hits nor counts tell a person more than their own hub would.
 *
 * @param query words and filters; at most {@value #MOST_HITS} hits a page, no facets, no facility
 * @param departments wire names of the departments that the person sees; {@code *} for all
 * @param clearance the highest sensitivity that the person sees
 */
public record SearchQuestion(SearchQuery query, Set<String> departments, Sensitivity clearance) {

    /** The most hits in one answer. */
    public static final int MOST_HITS = 20;

    private static final int LONGEST_TEXT = 1_000;
    private static final long DEEPEST_PAGE = 500;

    public SearchQuestion {
        departments = Set.copyOf(departments);
    }

    /** What a person with this scope asks. */
    public static SearchQuestion of(SearchQuery asked, AccessScope scope) {
        SearchQuery query = new SearchQuery(asked.text(), asked.kinds(), asked.departments(), asked.regions(),
                asked.severities(), asked.from(), asked.to(), null, asked.sort(), asked.page(),
                Math.min(asked.size(), MOST_HITS), false);
        return new SearchQuestion(query, scope.allDepartments() ? Set.of(AccessScope.EVERYWHERE) : scope.departments(),
                scope.clearance());
    }

    /** The query cut to what was granted. */
    SearchQuery within(SearchTerms terms) {
        Set<String> kinds = new HashSet<>(terms.kinds());
        if (!query.kinds().isEmpty()) {
            kinds.retainAll(query.kinds());
        }
        return new SearchQuery(query.text(), kinds, query.departments(), query.regions(), query.severities(),
                query.from(), query.to(), null, query.sort(), query.page(), query.size(), false);
    }

    /** What both the grant and the person's own rights allow. */
    AccessScope scope(String partner, SearchTerms terms) {
        boolean all = departments.contains(AccessScope.EVERYWHERE);
        Set<String> both = new HashSet<>(all ? terms.departments() : departments);
        if (!all && !terms.departments().isEmpty()) {
            both.retainAll(terms.departments());
        }
        Sensitivity lower = clearance.compareTo(terms.clearance()) < 0 ? clearance : terms.clearance();
        return new AccessScope(partner, all && terms.departments().isEmpty(), both, terms.regions(), lower);
    }

    public ObjectNode json() {
        ObjectNode json = StrictJson.object();
        json.put("text", query.text());
        query.kinds().forEach(json.putArray("kinds")::add);
        query.departments().forEach(json.putArray("departments")::add);
        query.regions().forEach(json.putArray("regions")::add);
        query.severities().forEach(json.putArray("severities")::add);
        put(json, "from", query.from());
        put(json, "to", query.to());
        json.put("sort", query.sort().name().toLowerCase(Locale.ROOT));
        json.put("page", query.page());
        json.put("size", query.size());
        departments.forEach(json.putArray("seenDepartments")::add);
        json.put("clearance", clearance.wire());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable LocalDate day) {
        if (day != null) {
            json.put(name, day.toString());
        }
    }

    /**
     * The question in a body, whoever wrote it.
     *
     * @throws FaultException {@link SecurityError#MESSAGE_MALFORMED}
     */
    static SearchQuestion of(ObjectNode body) {
        Fields fields = new Fields(body);
        String text = fields.longText("text");
        require(text.length() <= LONGEST_TEXT, "text");
        long page = fields.number("page");
        require(page >= 1 && page <= DEEPEST_PAGE, "page");
        long size = fields.number("size");
        require(size >= 1 && size <= MOST_HITS, "size");
        SearchQuery query = new SearchQuery(text, set(fields, "kinds"), set(fields, "departments"),
                set(fields, "regions"), set(fields, "severities"), day(fields, "from"), day(fields, "to"), null,
                one(SearchQuery.Sort.values(), fields.text("sort").toUpperCase(Locale.ROOT)), (int) page, (int) size,
                false);
        SearchQuestion question = new SearchQuestion(query, set(fields, "seenDepartments"),
                one(Sensitivity.values(), fields.text("clearance").toUpperCase(Locale.ROOT)));
        fields.end();
        return question;
    }

    private static Set<String> set(Fields fields, String name) {
        return Set.copyOf(fields.texts(name));
    }

    private static @Nullable LocalDate day(Fields fields, String name) {
        String text = fields.optional(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, name), e);
        }
    }

    private static <T extends Enum<T>> T one(T[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst()
                .orElseThrow(() -> new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, name)));
    }

    private static void require(boolean sound, String name) {
        if (!sound) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, name);
        }
    }
}
