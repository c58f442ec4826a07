package org.yijian.search.access;

import java.util.Set;

import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

/**
 * A scope without the person: people with the same rights share what is cached.
 *
 * @param allDepartments whether every department may be seen
 * @param departments departments that may be seen
 * @param regions roots of the region subtrees that may be seen
 * @param clearance the highest sensitivity that may be seen
 */
record ScopeRule(boolean allDepartments, Set<String> departments, Set<String> regions, Sensitivity clearance) {

    static ScopeRule of(AccessScope scope) {
        return new ScopeRule(scope.allDepartments(), scope.allDepartments() ? Set.of() : scope.departments(),
                scope.everywhere() ? Set.of(AccessScope.EVERYWHERE) : scope.regions(), scope.clearance());
    }

    AccessScope scope() {
        return new AccessScope("", allDepartments, departments, regions, clearance);
    }
}
