package org.yijian.hub.web;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Drops request headers that could steer the inside: those that Camel and JMS would act on, and those by which a proxy
 * speaks (the hub has none in front unless an operator says so).
 */
public final class OutsideHeaders extends OncePerRequestFilter {

    private static final List<String> DROPPED = List.of("camel", "org.apache.camel", "jms", "x-forwarded", "forwarded",
            "x-original-", "x-rewrite-", "x-http-method");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Cleaned(request), response);
    }

    static boolean isDropped(String name) {
        for (String dropped : DROPPED) {
            if (name.regionMatches(true, 0, dropped, 0, dropped.length())) {
                return true;
            }
        }
        return false;
    }

    private static final class Cleaned extends HttpServletRequestWrapper {

        Cleaned(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isDropped(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isDropped(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(
                    Collections.list(super.getHeaderNames()).stream().filter(name -> !isDropped(name)).toList());
        }
    }
}
