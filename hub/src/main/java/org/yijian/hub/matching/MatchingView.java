package org.yijian.hub.matching;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.account.Account;
import org.yijian.hub.matching.MatchingList.Given;
import org.yijian.hub.page.Wording;
import org.yijian.search.candidate.FacilityCandidate;

/** Rows of a list in words, with what the account may see of the candidates now. */
final class MatchingView {

    private final MatchingDesk desk;
    private final Account account;
    private final Wording wording;

    MatchingView(MatchingDesk desk, Account account, Wording wording) {
        this.desk = desk;
        this.account = account;
        this.wording = wording;
    }

    /**
     * A row.
     *
     * @param number from 1
     * @param given what it says
     * @param state wire name: {@code waiting}, {@code certain}, {@code open}, {@code none} or {@code decided}
     * @param stateLabel in words
     * @param choices candidates that may be seen
     * @param decided what was decided, in words; null if nothing was
     */
    public record Line(int number, Given given, String state, String stateLabel, List<Choice> choices,
            @Nullable String decided) {}

    /**
     * A candidate.
     *
     * @param id facility id
     * @param name its name
     * @param aliases its other names, in words; empty if it has none
     * @param described what is said of it
     * @param score 0 to 100
     * @param reasons in words
     */
    public record Choice(UUID id, String name, String aliases, String described, int score, String reasons) {}

    Line line(MatchingList.Row row) {
        String state = row.decision() == null ? row.state() : "decided";
        return new Line(row.number(), row.given(), state, wording.text("matching.state." + state),
                row.candidates().stream().flatMap(kept -> choice(kept).stream()).toList(), decided(row));
    }

    /** A row with what was looked for by hand in the place of its candidates. */
    Line line(MatchingList.Row row, List<FacilityCandidate> lookedFor) {
        Line line = line(row);
        return new Line(line.number(), line.given(), line.state(), line.stateLabel(),
                lookedFor.stream()
                        .map(seen -> choice(UUID.fromString(seen.facilityId()), seen, seen.score(), seen.reasons()))
                        .toList(),
                line.decided());
    }

    private Optional<Choice> choice(MatchingList.Kept kept) {
        return desk.facility(kept.facility(), account)
                .map(seen -> choice(kept.facility(), seen, kept.score(), kept.reasons()));
    }

    private Choice choice(UUID id, FacilityCandidate seen, int score, List<String> reasons) {
        return new Choice(id, seen.name(), String.join("、", seen.aliases()), described(seen), score, reasons(reasons));
    }

    private String described(FacilityCandidate seen) {
        String text = seen.details();
        String region = wording.region(seen.region());
        return text.isEmpty() ? region : region + " · " + text;
    }

    String reasons(List<String> reasons) {
        return reasons.stream().map(reason -> wording.text("search.matched." + reason))
                .collect(Collectors.joining(" · "));
    }

    private @Nullable String decided(MatchingList.Row row) {
        var at = row.decidedAt();
        if (row.decision() == null || at == null) {
            return null;
        }
        return wording.text("matching.decided.by", name(row), String.valueOf(row.decidedBy()), wording.moment(at));
    }

    /** The name of what was decided for, as it may be seen now. */
    String name(MatchingList.Row row) {
        UUID facility = row.facility();
        return facility == null
                ? wording.text("matching.noneOfThem")
                : desk.facility(facility, account).map(FacilityCandidate::name).orElse("—");
    }

    /** A row of the file to take away. */
    List<String> cells(MatchingList.Row row) {
        MatchingList.Kept best = row.candidates().isEmpty() ? null : row.candidates().getFirst();
        UUID facility = row.decision() != null ? row.facility() : best == null ? null : best.facility();
        Optional<FacilityCandidate> seen = facility == null ? Optional.empty() : desk.facility(facility, account);
        Optional<MatchingList.Kept> kept = row.candidates().stream()
                .filter(each -> each.facility().equals(facility) && seen.isPresent()).findFirst();
        String state = row.decision() == null ? row.state() : "decided";
        var at = row.decidedAt();
        return List.of(Integer.toString(row.number()), text(row.given().name()), text(row.given().code()),
                text(row.given().address()), wording.text("matching.state." + state),
                seen.map(FacilityCandidate::facilityId).orElse(""),
                seen.map(FacilityCandidate::name)
                        .orElse("none".equals(row.decision()) ? wording.text("matching.noneOfThem") : ""),
                kept.map(each -> Integer.toString(each.score())).orElse(""),
                kept.map(each -> reasons(each.reasons())).orElse(""), text(row.decidedBy()),
                at == null ? "" : wording.moment(at));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
