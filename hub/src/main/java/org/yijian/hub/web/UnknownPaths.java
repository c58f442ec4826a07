package org.yijian.hub.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * Sends strangers to the sign-in page when they ask for a page of the portal, and answers "not found" for everything
 * else, so that nothing can be learnt from the difference.
 */
final class UnknownPaths implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final List<String> PAGES = List.of("/search", "/facilities", "/records", "/exchanges", "/routes",
            "/matches", "/account", "/sign-out", "/overview", "/compare", "/partners", "/feeds", "/people", "/purpose",
            "/erasures", "/access-trail", "/monitor", "/alerts", "/saved", "/matching", "/exports");

    private final AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        if (isPage(request)) {
            signIn.commence(request, response, refused);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        response.sendError(isPage(request) ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/") || path.equals("/sign-in")
                || PAGES.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
    }
}
