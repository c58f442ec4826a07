package org.yijian.hub.web;

import java.util.Map;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.yijian.security.access.Permission;

/** Who may take which step with partners and feeds: by the last word of the path, the same for pages and API. */
final class PartnerRules {

    private static final Map<String, Set<Permission>> PARTNER_STEPS = Map.ofEntries(
            Map.entry("invite", Set.of(Permission.MANAGE_TRUST)),
            Map.entry("accept", Set.of(Permission.MANAGE_TRUST)),
            Map.entry("partners", Set.of(Permission.MANAGE_TRUST)),
            Map.entry("approve", Set.of(Permission.MANAGE_TRUST, Permission.APPROVE_TRUST)),
            Map.entry("test", Set.of(Permission.SEE_PARTNERS)),
            Map.entry("suspend", Set.of(Permission.MANAGE_TRUST)),
            Map.entry("resume", Set.of(Permission.MANAGE_TRUST, Permission.APPROVE_TRUST)),
            Map.entry("end", Set.of(Permission.MANAGE_TRUST)),
            Map.entry("search-grant", Set.of(Permission.MANAGE_TRUST)),
            Map.entry("search-approve", Set.of(Permission.APPROVE_TRUST)),
            Map.entry("search-refuse", Set.of(Permission.APPROVE_TRUST)),
            Map.entry("search-withdraw", Set.of(Permission.MANAGE_TRUST)));

    private static final Map<String, Set<Permission>> FEED_STEPS = Map.of(
            "feeds", Set.of(Permission.EDIT_FEEDS), "approve", Set.of(Permission.APPROVE_FEEDS),
            "refuse", Set.of(Permission.APPROVE_FEEDS), "pause", Set.of(Permission.EDIT_FEEDS),
            "resume", Set.of(Permission.EDIT_FEEDS), "replay", Set.of(Permission.EDIT_FEEDS),
            "retry", Set.of(Permission.EDIT_FEEDS), "end", Set.of(Permission.EDIT_FEEDS),
            "check", Set.of(Permission.EDIT_FEEDS));

    private PartnerRules() {
    }

    /** Looking needs one permission, each step its own; a step that is not listed is nobody's. */
    static AuthorizationManager<RequestAuthorizationContext> api() {
        return (authentication, context) -> {
            String path = context.getRequest().getRequestURI();
            String step = path.substring(path.lastIndexOf('/') + 1);
            boolean looking = context.getRequest().getMethod().equals(HttpMethod.GET.name());
            Set<Permission> enough = looking
                    ? Set.of(Permission.SEE_PARTNERS)
                    : (path.contains("/feeds") ? FEED_STEPS : PARTNER_STEPS).getOrDefault(step, Set.of());
            return new AuthorizationDecision(authentication.get().getAuthorities().stream()
                    .anyMatch(granted -> enough.stream().anyMatch(each -> each.name().equals(granted.getAuthority()))));
        };
    }
}
