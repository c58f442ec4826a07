package org.yijian.agencies.district;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.InspectionType;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;

/** Makes the visits of one inspecting agency and the problems that it found: more of them where care is weaker. */
final class VisitGenerator {

    private final String agency;
    private final String prefix;
    private final Choice choice;
    private final LocalDate today;
    private final Wording wording = new Wording();
    private final List<List<String>> templates;
    private final Map<String, List<String>> words = Wordlists.words("words");
    private final List<Visit> visits = new ArrayList<>();

    /**
     * @param agency first column of {@code findings.tsv}
     * @param prefix beginning of the numbers of visits
     */
    VisitGenerator(long seed, LocalDate today, String agency, String prefix) {
        this.agency = agency;
        this.prefix = prefix;
        this.choice = new Choice(seed, "visits-" + agency);
        this.today = today;
        this.templates = Wordlists.rows("findings").stream().filter(row -> row.getFirst().equals(agency)).toList();
    }

    /**
     * @param most most visits to one institution in the 24 months
     */
    List<Visit> generate(List<Facility> facilities, int most) {
        for (Facility facility : facilities) {
            int count = facility.isInstitution() ? choice.between(most / 2, most) : choice.between(1, most / 2);
            for (int made = 0; made < count; made++) {
                visits.add(visit(facility));
            }
        }
        return List.copyOf(visits);
    }

    private Visit visit(Facility facility) {
        LocalDate date = choice.day(today.minusMonths(24), today.minusDays(1));
        String number = "%s%tY%<tm%<td-%04d".formatted(prefix, date, visits.size() + 1);
        double expected = 0.8 + facility.weakness() * (facility.isInstitution() ? 7 : 4);
        int count = (int) Math.floor(expected * choice.fraction() * 2);
        List<Problem> problems = new ArrayList<>();
        for (List<String> template : choice.some(templates, count)) {
            problems.add(problem(number + "-" + (problems.size() + 1), template, facility, date));
        }
        InspectionType type = choice.one(List.of(InspectionType.DAILY, InspectionType.DAILY, InspectionType.DAILY,
                InspectionType.SPECIAL, InspectionType.RANDOM));
        return new Visit(number, facility, type, plan(type, date), date, inspectors(),
                wording.phrase(problems.isEmpty() ? "conclusion-good" : "conclusion-bad", choice), problems);
    }

    private @Nullable String plan(InspectionType type, LocalDate date) {
        if (type == InspectionType.SPECIAL) {
            String subject = agency.equals("fire-rescue") ? "消防安全" : choice.one(List.of("消防安全", "食品安全", "欺老虐老", "预收费"));
            return date.getYear() + "年养老机构" + subject + "专项检查";
        }
        return type == InspectionType.RANDOM ? date.getYear() + "年度双随机抽查计划" : null;
    }

    private List<String> inspectors() {
        return List.of(person(), person());
    }

    private String person() {
        return choice.one(words("surname")) + choice.one(words("given"));
    }

    private List<String> words(String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    private Problem problem(String number, List<String> template, Facility facility, LocalDate found) {
        Severity severity = Severity.valueOf(template.get(2).toUpperCase(Locale.ROOT));
        LocalDate deadline = found.plusDays(daysToRectify(severity));
        LocalDate rectified = notAfterToday(deadline.plusDays(choice.between(-2, 5)), found);
        boolean neglected = choice.chance(0.05 + facility.weakness() * 0.2);
        LocalDate done = neglected ? null : rectified;
        LocalDate rechecked = done == null ? null : notAfterToday(done.plusDays(choice.between(1, 10)), found);
        LocalDate struckOff = rechecked == null || choice.chance(0.1)
                ? null
                : notAfterToday(rechecked.plusDays(choice.between(0, 3)), found);
        return new Problem(number, template.get(3), template.get(4), wording.fill(template.get(5), choice), severity,
                scope(), CoreDomain.valueOf(template.get(1).toUpperCase(Locale.ROOT).replace('-', '_')),
                deadline, done, rechecked, struckOff);
    }

    private Scope scope() {
        return choice.one(List.of(Scope.ISOLATED, Scope.ISOLATED, Scope.ISOLATED, Scope.PATTERN, Scope.WIDESPREAD));
    }

    private @Nullable LocalDate notAfterToday(LocalDate day, LocalDate first) {
        LocalDate sensible = day.isBefore(first) ? first : day;
        return sensible.isAfter(today) ? null : sensible;
    }

    /** Deadlines of the hazard ledger: 24 hours, 3, 7 and 15 days. */
    private static int daysToRectify(Severity severity) {
        return switch (severity) {
            case MAJOR -> 1;
            case SERIOUS -> 3;
            case GENERAL -> 7;
            case MINOR -> 15;
        };
    }
}
