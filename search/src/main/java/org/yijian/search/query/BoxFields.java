package org.yijian.search.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.CaseState;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Named;
import org.yijian.records.body.Severity;
import org.yijian.records.display.Labels;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.RegionPaths;

/**
 * The fields that may be named in the query box, in English and Chinese. Whatever else stands before a colon
 * ({@code CMS:015133}, {@code 12:30}) is text.
 */
final class BoxFields {

    private static final int SHORTEST_BEGINNING = 2;
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("kind", RecordFields.KIND),
            Map.entry("类型", RecordFields.KIND), Map.entry("department", RecordFields.DEPARTMENT),
            Map.entry("部门", RecordFields.DEPARTMENT), Map.entry("region", RecordFields.REGION),
            Map.entry("地区", RecordFields.REGION), Map.entry("区划", RecordFields.REGION),
            Map.entry("severity", RecordFields.SEVERITY), Map.entry("程度", RecordFields.SEVERITY),
            Map.entry("严重程度", RecordFields.SEVERITY), Map.entry("state", RecordFields.STATE),
            Map.entry("状态", RecordFields.STATE), Map.entry("number", RecordFields.IDENTIFIER),
            Map.entry("编号", RecordFields.IDENTIFIER), Map.entry("name", RecordFields.NAME),
            Map.entry("名称", RecordFields.NAME), Map.entry("date", RecordFields.OCCURRED_AT),
            Map.entry("日期", RecordFields.OCCURRED_AT), Map.entry("like", RecordFields.ID),
            Map.entry("相似", RecordFields.ID));
    private static final Map<String, String> VALUES = values();

    private BoxFields() {
    }

    /** The clause of {@code field:value}; nothing if it is not one. */
    static Optional<BoxClause> clause(String token) {
        int colon = colon(token);
        String field = colon < 1 ? null : NAMES.get(token.substring(0, colon).toLowerCase(Locale.ROOT));
        String value = colon < 0 ? "" : unquoted(token.substring(colon + 1)).strip();
        if (field == null || value.isEmpty()) {
            return Optional.empty();
        }
        return switch (field) {
            case RecordFields.OCCURRED_AT -> BoxDays.of(value).map(days -> days);
            case RecordFields.ID -> id(value);
            case RecordFields.REGION -> Optional.of(new BoxClause.Value(field, RegionPaths.shortest(value)));
            case RecordFields.IDENTIFIER, RecordFields.NAME -> text(field, value);
            case RecordFields.STATE -> Optional.of(new BoxClause.Value(field, state(value)));
            default -> Optional.of(new BoxClause.Value(field, wire(value.toLowerCase(Locale.ROOT))));
        };
    }

    /** The wire name of what is called so; 消防 is enough for 消防救援 if nothing else begins so. */
    private static String wire(String called) {
        String known = VALUES.get(called);
        if (known != null) {
            return known;
        }
        List<String> begun = VALUES.entrySet().stream().filter(value -> value.getKey().startsWith(called))
                .map(Map.Entry::getValue).distinct().toList();
        return begun.size() == 1 ? begun.getFirst() : called;
    }

    /** The wire name of a state, which may be called so in either language; "open" is a state here, not open data. */
    private static String state(String called) {
        return Stream.<Named[]>of(FindingState.values(), CaseState.values(), FacilityStatus.values())
                .flatMap(Arrays::stream)
                .filter(state -> state.chinese().equals(called) || state.english().equalsIgnoreCase(called)).findFirst()
                .map(Named::wire).orElse(called.toLowerCase(Locale.ROOT));
    }

    /** A star at the end stands for any ending, if at least two characters come before it. */
    private static Optional<BoxClause> text(String field, String value) {
        if (value.endsWith("*")) {
            String start = Identifiers.normalized(value.substring(0, value.length() - 1));
            return start.length() < SHORTEST_BEGINNING || start.contains("*")
                    ? Optional.empty()
                    : Optional.of(new BoxClause.Beginning(field, start));
        }
        return Optional.of(new BoxClause.Value(field, Identifiers.normalized(value)));
    }

    private static Optional<BoxClause> id(String value) {
        try {
            return Optional.of(new BoxClause.Like(UUID.fromString(value)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty(); // then it is text, which finds nothing or something but never fails
        }
    }

    private static int colon(String token) {
        int half = token.indexOf(':');
        int full = token.indexOf('：');
        return half < 0 || full >= 0 && full < half ? full : half;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && "\"“".indexOf(value.charAt(0)) >= 0
                && "\"”".indexOf(value.charAt(value.length() - 1)) >= 0;
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            Arrays.stream(Kind.values())
                    .forEach(kind -> values.put(Labels.of(kind, locale).toLowerCase(Locale.ROOT), kind.wire()));
            Arrays.stream(Department.values()).forEach(
                    department -> values.put(Labels.of(department, locale).toLowerCase(Locale.ROOT),
                            department.wire()));
        }
        Arrays.stream(Severity.values()).forEach(severity -> values.put(severity.chinese(), severity.wire()));
        return values;
    }
}
