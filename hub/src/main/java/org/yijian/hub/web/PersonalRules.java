package org.yijian.hub.web;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.yijian.security.access.Permission;

/** Who may see, ask for and decide on erasures, and see who saw what: the same for pages and API. */
final class PersonalRules {

    private PersonalRules() {
    }

    static AuthorizationManager<RequestAuthorizationContext> rules() {
        return (authentication, context) -> {
            Permission needed = needed(context.getRequest().getMethod(), context.getRequest().getRequestURI());
            return new AuthorizationDecision(authentication.get().getAuthorities().stream()
                    .anyMatch(granted -> needed.name().equals(granted.getAuthority())));
        };
    }

    private static Permission needed(String method, String path) {
        if (path.endsWith("/access-trail")) {
            return Permission.SEE_ACCESS;
        }
        if (method.equals(HttpMethod.GET.name())) {
            return Permission.SEE_ERASURES;
        }
        return path.endsWith("/erasures") ? Permission.REQUEST_ERASURE : Permission.APPROVE_ERASURE;
    }
}
