package org.yijian.hub.account;

import java.util.Set;

/** TEMPORARY. */
public enum Role {
    INSPECTOR(Permission.SEARCH, Permission.VIEW), SUPERVISOR(Permission.SEARCH, Permission.VIEW, Permission.SEND,
            Permission.SEE_EXCHANGES, Permission.SEE_QUARANTINE, Permission.SEE_ROUTES,
            Permission.DECIDE_MATCHES), ROUTE_ADMINISTRATOR(Permission.SEND,
                    Permission.SEE_EXCHANGES, Permission.SEE_QUARANTINE, Permission.SEE_ROUTES), APPROVER(
                            Permission.SEE_EXCHANGES, Permission.SEE_ROUTES), SYSTEM_ADMINISTRATOR(
                                    Permission.SEE_ROUTES), SECURITY_ADMINISTRATOR(
                                            Permission.MANAGE_ACCOUNTS), AUDIT_ADMINISTRATOR(Permission.READ_LOG,
                                                    Permission.RUN_CHECKS);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
