package org.yijian.search.candidate;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A facility that may be meant.
 *
 * @param facilityId its id (UUID text)
 * @param name the name shown for it
 * @param aliases its other names, whichever source gives them
 * @param region region code
 * @param described what its first visible record says of it: names, address and so on
 * @param score 0 to 100
 * @param reasons why, the most telling first: {@code credit-code}, {@code number}, {@code address},
 *        {@code other-address}, {@code alias} or a wire name of {@link org.yijian.search.name.NameMatch.Reason}
 * @param exactId whether an identifier alone decides
 */
public record FacilityCandidate(String facilityId, String name, List<String> aliases, String region,
        @Nullable String described, int score, List<String> reasons, boolean exactId) {

    /** From here on a candidate is as good as certain, if no other comes near. */
    public static final int CERTAIN = 95;
    /** What another must stay behind. */
    public static final int MARGIN = 5;

    public FacilityCandidate {
        aliases = List.copyOf(aliases);
        reasons = List.copyOf(reasons);
    }

    /** What is said of it besides its name; empty if nothing is. */
    public String details() {
        return described == null
                ? ""
                : Stream.of(described.split(" · ")).filter(part -> !part.equals(name))
                        .collect(Collectors.joining(" · "));
    }

    /** Whether the first of these leaves nothing to decide. */
    public static boolean certain(List<FacilityCandidate> bestFirst) {
        if (bestFirst.isEmpty() || bestFirst.getFirst().score() < CERTAIN) {
            return false;
        }
        return bestFirst.size() == 1 || bestFirst.getFirst().score() - bestFirst.get(1).score() >= MARGIN;
    }
}
