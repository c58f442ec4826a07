package org.yijian.hub.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

/**
 * What somebody may be told, worked out from the records themselves.
 *
 * @param records what the scope permits
 * @param hidden every mark, record id and facility id that the scope does not permit
 * @param announced ids of records about persons of which an alert may say that they are there, and nothing else
 */
record Tellable(List<Marked> records, Set<String> hidden, Set<String> announced) {

    private static final Pattern TELLING = Pattern
            .compile("q7[0-9]{5}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern SHOWN_FOUND = Pattern.compile("</?mark>");

    /** @param ids record and facility id of each record, by its mark */
    static Tellable of(AccessScope scope, List<Marked> records, Map<String, Ids> ids) {
        List<Marked> seen = records.stream().filter(record -> record.tellable(scope)).toList();
        Set<String> hidden = records.stream().flatMap(record -> told(record, ids)).collect(Collectors.toSet());
        seen.stream().flatMap(record -> told(record, ids)).forEach(hidden::remove);
        Set<String> announced = records.stream()
                .filter(record -> scope.clearance() == Sensitivity.PERSONAL && record.within(scope))
                .map(record -> ids(record, ids).record()).collect(Collectors.toSet());
        return new Tellable(seen, hidden, announced);
    }

    /**
     * How the ledger numbers a record.
     *
     * @param record id of the record
     * @param facility id of its facility
     */
    record Ids(String record, String facility) {}

    private static Stream<String> told(Marked record, Map<String, Ids> ids) {
        Ids known = ids(record, ids);
        return Stream.of(record.mark(), known.record(), known.facility());
    }

    private static Ids ids(Marked record, Map<String, Ids> ids) {
        return Objects.requireNonNull(ids.get(record.mark()));
    }

    /**
     * What an answer tells that it may not.
     *
     * @param asked what the asker said itself: hearing it again tells nothing
     */
    List<String> leaks(Told told, String asked) {
        List<String> leaks = new ArrayList<>();
        String plain = SHOWN_FOUND.matcher(told.text()).replaceAll("").toLowerCase(Locale.ROOT);
        Matcher telling = TELLING.matcher(plain);
        while (telling.find()) {
            if (hidden.contains(telling.group()) && !asked.toLowerCase(Locale.ROOT).contains(telling.group())) {
                leaks.add(telling.group());
            }
        }
        told.numbers().forEach((name, number) -> {
            long right = told.expected().of(name, records);
            if (number != right) {
                leaks.add(name + " " + number + " instead of " + right);
            }
        });
        return leaks;
    }
}
