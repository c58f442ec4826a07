package org.yijian.security.access;

import java.util.Set;

/**
 * What one person or machine may see: the product of departments, region subtrees and the highest sensitivity. Applied
 * inside the searcher and in every ledger query that answers a user.
 *
 * @param actor who asks: account name or partner id; goes into the log
 * @param allDepartments true for those who see every department
 * @param departments wire names of the departments whose records may be seen; ignored when {@code allDepartments}
 * @param regions roots of the region subtrees that may be seen (codes as in records); {@code *} stands for all
 * @param clearance the highest sensitivity that may be seen
 */
public record AccessScope(String actor, boolean allDepartments, Set<String> departments, Set<String> regions,
        Sensitivity clearance) {

    public static final String EVERYWHERE = "*";

    public AccessScope {
        departments = Set.copyOf(departments);
        regions = Set.copyOf(regions);
    }

    /** A scope that sees nothing. */
    public static AccessScope nothing(String actor) {
        return new AccessScope(actor, false, Set.of(), Set.of(), Sensitivity.PUBLIC);
    }

    /** A scope that sees everything: for the hub's own checks, never for a person. */
    public static AccessScope everything(String actor) {
        return new AccessScope(actor, true, Set.of(), Set.of(EVERYWHERE), Sensitivity.PERSONAL);
    }

    public boolean everywhere() {
        return regions.contains(EVERYWHERE);
    }

    /** Whether anything of this department may be seen. */
    public boolean permitsDepartment(String department) {
        return allDepartments || departments.contains(department);
    }

    /**
     * Whether a record with these properties may be seen.
     *
     * @param regionPath the record's region with all its parents, for example {@code 50, 5001, 500106}
     */
    public boolean permits(String department, Set<String> regionPath, Sensitivity sensitivity) {
        return permitsDepartment(department)
                && (everywhere() || regions.stream().anyMatch(regionPath::contains))
                && sensitivity.compareTo(clearance) <= 0;
    }
}
