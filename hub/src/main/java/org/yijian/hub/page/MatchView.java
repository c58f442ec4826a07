package org.yijian.hub.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.FacilityDecision;
import org.yijian.records.ledger.FacilityMatch;

/** Proposals and decisions in words. */
final class MatchView {

    private final Wording wording;
    private final Map<Long, Long> logIndexes;
    private final SourceNames sources;

    MatchView(Wording wording, Map<Long, Long> logIndexes, SourceNames sources) {
        this.wording = wording;
        this.logIndexes = logIndexes;
        this.sources = sources;
    }

    /**
     * A proposal.
     *
     * @param id number
     * @param reason in words
     * @param proposedAt in words
     * @param one the facility that stays
     * @param other the facility that is merged into it
     * @param lines what each is said to be, side by side
     */
    public record Proposal(long id, String reason, String proposedAt, FacilityMatch.Side one, FacilityMatch.Side other,
            List<Line> lines) {}

    /**
     * What both are said to be.
     *
     * @param label in words
     * @param one of the one; empty if nobody says
     * @param other of the other; empty if nobody says
     * @param relation {@code same}, {@code differs} or {@code alone} if only one side has it
     */
    public record Line(String label, List<String> one, List<String> other, String relation) {

        static Line of(String label, List<String> one, List<String> other) {
            boolean alone = one.isEmpty() || other.isEmpty();
            return new Line(label, one, other,
                    alone ? "alone" : letters(one).equals(letters(other)) ? "same" : "differs");
        }

        /** Brackets, spaces and full width make no difference. */
        private static List<String> letters(List<String> values) {
            return values.stream().map(value -> Normalizer.normalize(value, Normalizer.Form.NFKC)
                    .replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT)).toList();
        }
    }

    /**
     * A decision.
     *
     * @param id number
     * @param action wire name
     * @param label in words
     * @param one the one facility
     * @param other the other
     * @param actor who
     * @param at when, in words
     * @param reason why, in words
     * @param log place in the log, in words
     * @param split the merge that may be split now; null if none
     * @param reopen the proposal that may be opened again now; null if none
     */
    public record Decided(long id, String action, String label, FacilityName one, FacilityName other, String actor,
            String at, String reason, String log, @Nullable Long split, @Nullable Long reopen) {}

    /**
     * A facility for a link.
     *
     * @param id facility id
     * @param name in words
     */
    public record FacilityName(String id, String name) {}

    Proposal proposal(FacilityMatch match) {
        FacilityMatch.Side one = match.one();
        FacilityMatch.Side other = match.other();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(wording.text("facility.name"), given(one.name()), given(other.name())));
        lines.add(Line.of(wording.text("facility.address"), given(one.address()), given(other.address())));
        lines.add(Line.of(wording.text("facility.region"), List.of(wording.region(one.region())),
                List.of(wording.region(other.region()))));
        Map<String, List<String>> keys = keys(one);
        Map<String, List<String>> others = keys(other);
        Map<String, List<String>> schemes = new LinkedHashMap<>(keys);
        schemes.putAll(others);
        schemes.keySet().forEach(scheme -> lines.add(Line.of(wording.text("key." + scheme),
                keys.getOrDefault(scheme, List.of()), others.getOrDefault(scheme, List.of()))));
        List<String> reported = reports(one);
        List<String> otherReported = reports(other);
        lines.add(new Line(wording.text("matches.reports"), reported, otherReported, "alone"));
        return new Proposal(match.id(), wording.text("match.reason." + match.reason().name()),
                wording.moment(match.proposedAt()), one, other, lines);
    }

    private static List<String> given(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static Map<String, List<String>> keys(FacilityMatch.Side side) {
        return side.keys().stream().collect(Collectors.groupingBy(FacilityMatch.Key::scheme, LinkedHashMap::new,
                Collectors.mapping(FacilityMatch.Key::value, Collectors.toList())));
    }

    private List<String> reports(FacilityMatch.Side side) {
        return side.reports().stream()
                .map(report -> wording.text("matches.report", sources.of(report.source(), wording),
                        wording.kind(report.kind()), wording.count(report.records())))
                .toList();
    }

    /** @param newest whether no later decision is about the same proposal */
    Decided decided(FacilityDecision decision, boolean newest) {
        boolean apart = decision.action() == FacilityDecision.Action.REJECTED
                || decision.action() == FacilityDecision.Action.SPLIT;
        return new Decided(decision.id(), decision.action().wire(),
                wording.text("matches.action." + decision.action().wire()),
                name(decision.one().toString(), decision.oneName()),
                name(decision.other().toString(), decision.otherName()), decision.actor(),
                wording.moment(decision.at()),
                Objects.requireNonNullElse(decision.reason(), wording.text("matches.bySource")),
                wording.logIndex(logIndexes.get(decision.leafId())), decision.undoable() ? decision.mergeId() : null,
                apart && newest ? decision.proposalId() : null);
    }

    private static FacilityName name(String id, @Nullable String name) {
        return new FacilityName(id, name == null ? id : name);
    }
}
