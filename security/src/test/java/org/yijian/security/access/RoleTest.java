package org.yijian.security.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoleTest {

    private static final List<Role> ADMINISTRATORS = List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR,
            Role.AUDIT_ADMINISTRATOR);

    @Test
    void whoeverHasNoRoleMayDoNothing() {
        assertThat(Role.permissions(Set.of())).isEmpty();
    }

    @Test
    void theThreeAdministratorsShareNothingAndSeeNoRecord() {
        for (Role one : ADMINISTRATORS) {
            assertThat(one.permissions()).doesNotContain(Permission.SEARCH, Permission.VIEW,
                    Permission.SEE_QUARANTINE);
            for (Role other : ADMINISTRATORS) {
                assertThat(one.compatibleWith(other)).isEqualTo(one == other);
                if (one != other) {
                    assertThat(one.permissions()).doesNotContainAnyElementsOf(other.permissions());
                }
            }
        }
    }

    @Test
    void noAccountIsAdministratorAndWorksWithRecords() {
        for (Role administrator : ADMINISTRATORS) {
            assertThat(Role.compatible(Set.of(administrator, Role.INSPECTOR))).isFalse();
            assertThat(Role.compatible(Set.of(Role.SUPERVISOR, administrator))).isFalse();
        }
        assertThat(Role.compatible(Set.of(Role.INSPECTOR, Role.SUPERVISOR))).isTrue();
    }

    @Test
    void nobodyDraftsAndApprovesTheSameChange() {
        // When
        List<Role> both = EnumSet.allOf(Role.class).stream()
                .filter(role -> role.may(Permission.EDIT_ROUTES) && role.may(Permission.APPROVE_ROUTES)).toList();

        // Then
        assertThat(both).isEmpty();
        assertThat(Role.ROUTE_ADMINISTRATOR.compatibleWith(Role.APPROVER)).isFalse();
        assertThat(Role.APPROVER.compatibleWith(Role.ROUTE_ADMINISTRATOR)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyPermissionIsHeldBySomeRole(Permission permission) {
        assertThat(Role.values()).anyMatch(role -> role.may(permission));
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsFoundByItsWireName(Role role) {
        assertThat(Role.of(role.wire())).contains(role);
        assertThat(Role.of(role.name())).isEmpty();
    }
}
