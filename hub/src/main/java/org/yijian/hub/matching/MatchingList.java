package org.yijian.hub.matching;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A list that somebody brought.
 *
 * @param id its id
 * @param owner account of who brought it, and alone sees it
 * @param name what it is called
 * @param madeAt when it came
 * @param rows how many rows it has
 * @param waiting how many are not matched yet
 * @param certain of the matched ones, those that leave nothing to decide and are not decided
 * @param open those with candidates that a person must decide
 * @param none those without a candidate
 * @param decided those that a person decided
 */
public record MatchingList(UUID id, String owner, String name, Instant madeAt, int rows, int waiting, int certain,
        int open, int none, int decided) {

    /** How far it is, 0 to 100. */
    public int percent() {
        return rows == 0 ? 100 : (rows - waiting) * 100 / rows;
    }

    /**
     * What is known of a facility that is looked for.
     *
     * @param name name; null if not given
     * @param code a code or number; null if not given
     * @param address address; null if not given
     */
    public record Given(@Nullable String name, @Nullable String code, @Nullable String address) {}

    /**
     * A row.
     *
     * @param number from 1
     * @param given what it says
     * @param state {@code waiting}, {@code certain}, {@code open} or {@code none}
     * @param candidates best first
     * @param decision {@code match} or {@code none}; null until a person decides
     * @param facility the facility decided for; null if none
     * @param decidedBy who decided; null until then
     * @param decidedAt when; null until then
     */
    public record Row(int number, Given given, String state, List<Kept> candidates, @Nullable String decision,
            @Nullable UUID facility, @Nullable String decidedBy, @Nullable Instant decidedAt) {

        public Row {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A candidate as it is kept: what a facility is called is looked up when it is shown, by what may be seen then.
     *
     * @param facility its id
     * @param score 0 to 100
     * @param reasons as {@link org.yijian.search.candidate.FacilityCandidate} has them
     */
    public record Kept(UUID facility, int score, List<String> reasons) {}
}
