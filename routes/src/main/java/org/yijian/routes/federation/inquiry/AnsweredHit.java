package org.yijian.routes.federation.inquiry;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.search.SearchResult;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** Hits as JSON. A partner's hits are shown on pages: what is not plain text with marks in it is refused. */
final class AnsweredHit {

    private static final int LONGEST_PASSAGE = 4_000;
    private static final String PLAIN = "(?:[^<>&\"']|&(?:amp|lt|gt|quot|#39);)*+";
    private static final Pattern PASSAGE = Pattern.compile(PLAIN + "(?:<mark>" + PLAIN + "</mark>" + PLAIN + ")*+");
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,40}");
    private static final long NO_LEAF = -1;

    private AnsweredHit() {
    }

    static ObjectNode json(SearchResult.Hit hit) {
        ObjectNode json = StrictJson.object();
        json.put("id", hit.id());
        json.put("kind", hit.kind());
        json.put("facilityId", hit.facilityId());
        put(json, "facilityName", hit.facilityName());
        json.put("occurredAt", hit.occurredAt().toString());
        json.put("department", hit.department());
        json.put("region", hit.region());
        json.put("title", hit.title());
        json.put("titleEnglish", hit.titleEnglish());
        json.put("highlight", hit.highlight());
        put(json, "severity", hit.severity());
        json.put("sensitivity", hit.sensitivity());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }

    static SearchResult.Hit of(ObjectNode json) {
        Fields fields = new Fields(json);
        String severity = fields.optional("severity");
        SearchResult.Hit hit = new SearchResult.Hit(fields.uuid("id").toString(),
                checked(fields, "kind", kind -> Kind.fromWire(kind).isPresent()), fields.uuid("facilityId").toString(),
                fields.optional("facilityName"), time(fields.text("occurredAt")),
                checked(fields, "department", department -> Department.fromWire(department).isPresent()),
                checked(fields, "region", AnsweredHit::isCode), fields.text("title"), fields.text("titleEnglish"),
                passage(fields.longText("highlight")), severity,
                checked(fields, "sensitivity", AnsweredHit::isSensitivity), NO_LEAF);
        fields.end();
        if (severity != null && !isCode(severity)) {
            throw wrong("severity");
        }
        return hit;
    }

    private static String checked(Fields fields, String name, Predicate<String> rule) {
        String value = fields.text(name);
        if (!rule.test(value)) {
            throw wrong(name);
        }
        return value;
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private static boolean isSensitivity(String wire) {
        return Arrays.stream(Sensitivity.values()).anyMatch(level -> level.wire().equals(wire));
    }

    private static OffsetDateTime time(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, "occurredAt"), e);
        }
    }

    private static String passage(String html) {
        if (html.length() > LONGEST_PASSAGE || !PASSAGE.matcher(html).matches()) {
            throw wrong("highlight");
        }
        return html;
    }

    private static FaultException wrong(String name) {
        return new FaultException(SecurityError.MESSAGE_MALFORMED, name);
    }
}
