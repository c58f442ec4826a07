package org.yijian.security.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a person is here for. A role has exactly the permissions that it lists; whoever has no role may do nothing.
 *
 * <p>The three administrators (三员: system, security, audit) are kept apart, from each other and from those who work with
 * records: none of them sees a record, the one who gives roles cannot read the log that shows it, and the one who reads
 * the log can change nothing. Route administrator and approver are kept apart so that no change is made by one person.
 */
public enum Role {
    /** Looks facilities up, before and during a visit. */
    INSPECTOR("检查员", "Inspector",
            EnumSet.of(Permission.SEARCH, Permission.VIEW, Permission.EXPORT_RECORDS, Permission.ATTACH)),
    /** Head of a department: answers for what it sends, and for what is done with what is refused. */
    SUPERVISOR("业务主管", "Supervisor",
            EnumSet.of(Permission.SEARCH, Permission.VIEW, Permission.EXPORT_RECORDS, Permission.APPROVE_EXPORT,
                    Permission.READ_PERSONAL_FIELDS,
                    Permission.REQUEST_ERASURE, Permission.SEE_ERASURES, Permission.SEE_ACCESS, Permission.SEND,
                    Permission.ATTACH,
                    Permission.SEE_EXCHANGES,
                    Permission.SEE_QUARANTINE, Permission.REPLAY_QUARANTINE, Permission.DECIDE_MATCHES,
                    Permission.SEE_ROUTES)),
    /** Connects agencies; drafts changes to routes. */
    ROUTE_ADMINISTRATOR("路由管理员", "Route administrator",
            EnumSet.of(Permission.SEND, Permission.SEE_EXCHANGES, Permission.SEE_QUARANTINE,
                    Permission.REPLAY_QUARANTINE, Permission.SEE_ROUTES, Permission.EDIT_ROUTES,
                    Permission.SEE_PARTNERS, Permission.EDIT_FEEDS)),
    /** Lets changes to routes take effect. */
    APPROVER("审批人", "Approver",
            EnumSet.of(Permission.SEE_EXCHANGES, Permission.SEE_ROUTES, Permission.APPROVE_ROUTES,
                    Permission.APPROVE_EXPORT,
                    Permission.SEE_PARTNERS, Permission.APPROVE_TRUST, Permission.APPROVE_FEEDS,
                    Permission.SEE_ERASURES, Permission.APPROVE_ERASURE)),
    /** Keeps the machine running. */
    SYSTEM_ADMINISTRATOR("系统管理员", "System administrator", EnumSet.of(Permission.SEE_ROUTES, Permission.MANAGE_SYSTEM)),
    /** Decides who may do what. */
    SECURITY_ADMINISTRATOR("安全管理员", "Security administrator",
            EnumSet.of(Permission.MANAGE_ACCOUNTS, Permission.MANAGE_TRUST, Permission.SEE_PARTNERS)),
    /** Watches the others. */
    AUDIT_ADMINISTRATOR("审计管理员", "Audit administrator",
            EnumSet.of(Permission.READ_LOG, Permission.SEE_ACCESS, Permission.SEE_ERASURES, Permission.RUN_CHECKS));

    private final String chinese;
    private final String english;
    private final Set<Permission> permissions;

    Role(String chinese, String english, EnumSet<Permission> permissions) {
        this.chinese = chinese;
        this.english = english;
        this.permissions = Set.copyOf(permissions);
    }

    /** The name used in JSON and in configuration, for example {@code route-administrator}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** What somebody with these roles may do. */
    public static Set<Permission> permissions(Collection<Role> roles) {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(role.permissions()));
        return all;
    }

    /** The role with this wire name. */
    public static Optional<Role> of(String wire) {
        return Stream.of(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }

    /** Whether one account may have both roles. */
    public boolean compatibleWith(Role other) {
        if (this == other) {
            return true;
        }
        boolean administrators = isAdministrator() || other.isAdministrator();
        boolean bothHandsOfAChange = EnumSet.of(this, other).equals(EnumSet.of(ROUTE_ADMINISTRATOR, APPROVER));
        return !administrators && !bothHandsOfAChange;
    }

    /** Whether one account may have all these roles together. */
    public static boolean compatible(Collection<Role> roles) {
        return roles.stream().allMatch(role -> roles.stream().allMatch(role::compatibleWith));
    }

    private boolean isAdministrator() {
        return this == SYSTEM_ADMINISTRATOR || this == SECURITY_ADMINISTRATOR || this == AUDIT_ADMINISTRATOR;
    }
}
