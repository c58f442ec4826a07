package org.yijian.hub.saved;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.security.access.Permission;
import org.yijian.security.access.Role;
import org.yijian.security.error.FaultException;

/** The roles that a search can be shared with: those that may search. */
public final class SharedRole {

    private SharedRole() {
    }

    public static List<Role> all() {
        return Arrays.stream(Role.values()).filter(role -> role.may(Permission.SEARCH)).toList();
    }

    /**
     * The role of this wire name; null for nobody.
     *
     * @throws FaultException {@link HubError#BAD_PARAMETER} if it is no role that may search
     */
    public static @Nullable Role of(@Nullable String wire) {
        if (wire == null || wire.isBlank()) {
            return null;
        }
        return all().stream().filter(role -> role.wire().equals(wire)).findFirst()
                .orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "sharedWith", wire));
    }
}
