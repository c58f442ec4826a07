package org.yijian.hub.account;

import java.io.Serializable;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;

import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Permission;
import org.yijian.security.access.Role;
import org.yijian.security.access.Sensitivity;

/**
 * Somebody who may sign in.
 *
 * @param name what is typed at sign-in; also the actor in the log
 * @param chinese name for people
 * @param english name for people
 * @param roles what this account is for
 * @param allDepartments whether it sees every department
 * @param departments wire names of the departments it sees
 * @param regions roots of the region subtrees it sees
 * @param clearance highest sensitivity it sees
 * @param enabled whether it may sign in
 */
public record Account(String name, String chinese, String english, Set<Role> roles, boolean allDepartments,
        Set<String> departments, Set<String> regions, Sensitivity clearance,
        boolean enabled) implements Principal, Serializable {

    public Account {
        roles = Set.copyOf(roles);
        departments = Set.copyOf(departments);
        regions = Set.copyOf(regions);
    }

    @Override
    public String getName() {
        return name;
    }

    /** What may be seen, for searchers and readers. */
    public AccessScope scope() {
        return new AccessScope(name, allDepartments, departments, regions, clearance);
    }

    /** What may be done: everything that any of the roles permits. */
    public Set<Permission> permissions() {
        return Role.permissions(roles);
    }

    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.permissions().contains(permission));
    }

    public String label(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }
}
