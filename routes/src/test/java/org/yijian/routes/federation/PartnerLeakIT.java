package org.yijian.routes.federation;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Body;
import org.yijian.records.body.CaseState;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.ComplaintChannel;
import org.yijian.records.body.Credit;
import org.yijian.records.body.CreditType;
import org.yijian.records.identifier.RegionCode;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.routes.federation.inquiry.SearchQuestion;
import org.yijian.search.SearchQuery;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a partner is answered holds nothing outside its grant: grants, askers and questions are drawn by lot, and every
 * answer is read as it stands on the wire. Each record carries a mark in all of its texts, and another in the field that a
 * grant may leave out. The same seed gives the same run.
 */
class PartnerLeakIT extends TwoSearchingHubs {

    private static final long SEED = 20_261_122;
    private static final int RECORDS = 80;
    private static final int GRANTS = 8;
    private static final int QUESTIONS = 8;
    private static final String LEFT_OUT = "body.documentNumber";
    private static final Pattern MARK = Pattern.compile("q[78][0-9]{5}");
    private static final List<String> TYPED = List.of("", "消防通道", "退费", "养老院", "yanglao", "q7*", "q8*", "NOT 消防");

    private final Random random = new Random(SEED);

    private static String mark(int number) {
        return String.format(Locale.ROOT, "q7%05d", number);
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "q8%05d", number);
    }

    private CanonicalRecord marked(int number) {
        String mark = mark(number);
        Department department = Department.values()[random.nextInt(4)];
        String text = List.of("消防通道堵塞", "退费迟迟不办", "食堂留样不足").get(random.nextInt(3)) + " " + mark;
        Body body = random.nextInt(3) == 0
                ? new Complaint("生活照料" + mark, ComplaintChannel.HOTLINE, text, "关于" + text, null, null, null, null,
                        CaseState.RECEIVED)
                : new Credit(CreditType.PENALTY, "武罚" + number(number), "依据" + mark, null, null, null, text, null,
                        null);
        return new CanonicalRecord("civil-affairs", "K-" + mark,
                new FacilityReference(null, "FILING-" + random.nextInt(6), null, null, "渝碚路养老院" + mark, null),
                List.of("510107", "510107001", "510107002", "500107").get(random.nextInt(4)), department,
                OffsetDateTime.parse("2026-03-01T00:00:00+08:00"), Sensitivity.values()[random.nextInt(3)], "1.0",
                body);
    }

    private <T> Set<T> some(List<T> values, int least) {
        Set<T> some = new HashSet<>();
        for (int count = least + random.nextInt(values.size()); count > 0; count--) {
            some.add(values.get(random.nextInt(values.size())));
        }
        return some;
    }

    private SearchTerms drawnTerms() {
        Set<String> kinds = some(List.of("credit", "complaint"), 1);
        return new SearchTerms(kinds, some(List.of("510107", "510107001", "510107002"), 1),
                some(List.of("civil-affairs", "health", "market-regulation"), 0),
                Sensitivity.values()[random.nextInt(3)],
                kinds.contains("credit") && random.nextBoolean() ? Set.of(LEFT_OUT) : Set.of(),
                Set.of(SearchPurpose.CREDIT_REVIEW.wire()), Side.BASIS);
    }

    private AccessScope drawnScope() {
        return random.nextInt(3) > 0
                ? AccessScope.everything("inspector")
                : new AccessScope("inspector", false, some(List.of("civil-affairs", "health"), 1), Set.of("500106"),
                        Sensitivity.values()[random.nextInt(4)]);
    }

    private void granted(SearchTerms terms) {
        b.room.grants().propose(a.hub, terms, "security");
        b.room.grants().approve(a.hub, "approver");
    }

    /** What a question may be answered, by brute force. */
    private static List<CanonicalRecord> permitted(List<CanonicalRecord> records, SearchTerms terms,
            AccessScope scope) {
        return records.stream().filter(record -> {
            Set<String> path = Set.copyOf(RegionCode.parse(record.region()).orElseThrow().path());
            String department = record.department().wire();
            return terms.kinds().contains(record.kind().wire())
                    && terms.regions().stream().anyMatch(path::contains)
                    && (terms.departments().isEmpty() || terms.departments().contains(department))
                    && record.sensitivity().compareTo(terms.clearance()) <= 0
                    && record.sensitivity().compareTo(scope.clearance()) <= 0
                    && (scope.allDepartments() || scope.departments().contains(department));
        }).toList();
    }

    private JsonNode asked(String words, AccessScope scope) {
        SearchQuery query = new SearchQuery(words, Set.of(), Set.of(), Set.of(), Set.of(), null, null, null,
                SearchQuery.Sort.values()[random.nextInt(3)], 1, 100, false);
        String answer = answerOf(sealed(a, b, SearchPurpose.CREDIT_REVIEW.wire(), SearchQuestion.of(query, scope)));
        return JsonMapper.shared().readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
    }

    /** Marks in an answer that are of no permitted record, and counts above what is permitted. */
    private static List<String> leaks(JsonNode answer, List<CanonicalRecord> permitted, boolean numbersLeftOut) {
        Set<String> known = permitted.stream().map(record -> record.sourceKey().substring(2))
                .flatMap(mark -> numbersLeftOut ? Stream.of(mark) : Stream.of(mark, mark.replace("q7", "q8")))
                .collect(Collectors.toSet());
        List<String> leaks = new ArrayList<>();
        Matcher told = MARK.matcher(answer.toString().replaceAll("</?mark>", ""));
        while (told.find()) {
            if (!known.contains(told.group())) {
                leaks.add(told.group());
            }
        }
        if (answer.toString().contains("\"total\":") && total(answer) > permitted.size()) {
            leaks.add("total " + total(answer));
        }
        return leaks;
    }

    private static long total(JsonNode answer) {
        return answer.findValue("total").asLong();
    }

    @Test
    void nothingOutsideAGrantIsAnswered() {
        // Given
        List<CanonicalRecord> records = new ArrayList<>();
        for (int number = 0; number < RECORDS; number++) {
            records.add(marked(number));
        }
        b.keep(records.toArray(CanonicalRecord[]::new));
        indexed(b, RECORDS);
        int hits = 0;
        // When, Then
        for (int grant = 0; grant < GRANTS; grant++) {
            SearchTerms terms = drawnTerms();
            granted(terms);
            for (int question = 0; question < QUESTIONS; question++) {
                AccessScope scope = drawnScope();
                int about = random.nextInt(RECORDS);
                String words = random.nextInt(3) == 0
                        ? random.nextBoolean() ? mark(about) : number(about)
                        : TYPED.get(random.nextInt(TYPED.size()));
                List<CanonicalRecord> permitted = permitted(records, terms, scope);
                JsonNode answer = asked(words, scope);
                hits += answer.findValue("hits").size();
                assertThat(leaks(answer, permitted, !terms.leftOut().isEmpty()))
                        .as("%s asked by %s under %s: %s", words,
                                scope, terms, answer)
                        .isEmpty();
                if (words.startsWith("q8") && !words.endsWith("*") && !terms.leftOut().isEmpty()) {
                    assertThat(total(answer)).as("found by a number that is left out").isZero();
                }
            }
        }
        System.out.printf("leaks to partners: 0 in %d answers under %d grants with %d hits (seed %d)%n",
                GRANTS * QUESTIONS, GRANTS, hits, SEED);
        assertThat(hits).isPositive();
        SearchTerms whole = new SearchTerms(Set.of("credit", "complaint"), Set.of("510107"), Set.of(),
                Sensitivity.SENSITIVE, Set.of(), Set.of(SearchPurpose.CREDIT_REVIEW.wire()), Side.BASIS);
        granted(whole);
        assertThat(leaks(asked("", AccessScope.everything("inspector")), List.of(), false))
                .as("an answer that forgot the grant would be caught").anyMatch(leak -> leak.startsWith("q7"))
                .anyMatch(leak -> leak.startsWith("q8")).anyMatch(leak -> leak.startsWith("total"));
    }
}
