package org.yijian.supervision.hazard;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.Finding;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;

/**
 * What a finding weighs: the scope-and-severity grid of the US CMS nursing-home rating, with higher points in the core
 * domains (fire, food, abuse, nine preventions).
 */
public final class FindingPoints {

    /** The grid as CMS publishes it (Five-Star Technical Users' Guide, table 1), brackets for core domains. */
    public static final FindingPoints DEFAULT = new FindingPoints(Map.of(Severity.MAJOR,
            List.of(new Points(50, 75), new Points(100, 125), new Points(150, 175)), Severity.SERIOUS,
            List.of(new Points(20, 20), new Points(35, 40), new Points(45, 50)), Severity.GENERAL,
            List.of(new Points(4, 4), new Points(8, 8), new Points(16, 20)), Severity.MINOR,
            List.of(new Points(0, 0), new Points(0, 0), new Points(0, 0))));

    private final Map<Severity, List<Points>> grid;

    /**
     * Makes a table.
     *
     * @param grid points by severity, then in the order of {@link Scope}
     * @throws IllegalArgumentException if a place of the grid is missing
     */
    public FindingPoints(Map<Severity, List<Points>> grid) {
        boolean complete = Arrays.stream(Severity.values())
                .allMatch(severity -> grid.getOrDefault(severity, List.of()).size() == Scope.values().length);
        if (!complete) {
            throw new IllegalArgumentException("the grid needs points for each severity and scope");
        }
        this.grid = new EnumMap<>(grid);
    }

    /** The points of a finding. */
    public int of(Finding finding) {
        Points points = Objects.requireNonNull(grid.get(finding.severity())).get(finding.scope().ordinal());
        return finding.domain() == CoreDomain.NONE ? points.usual() : points.core();
    }

    /**
     * Points of one place of the grid.
     *
     * @param usual outside the core domains
     * @param core in a core domain
     */
    public record Points(int usual, int core) {}
}
