package org.yijian.hub.attachment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DeferredCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/** The token against forged requests in a form that the framework does not read, judged as the framework would. */
final class FormToken {

    private FormToken() {
    }

    /** The name of the form's field. */
    static String field(HttpServletRequest request) {
        return expected(request).getParameterName();
    }

    /** Whether the form comes from one of this session's pages. */
    static boolean isGenuine(HttpServletRequest request, String shown) {
        CsrfToken expected = expected(request);
        String value = new XorCsrfTokenRequestAttributeHandler().resolveCsrfTokenValue(new Shown(request, shown),
                expected);
        return value != null && MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8),
                expected.getToken().getBytes(StandardCharsets.UTF_8));
    }

    private static CsrfToken expected(HttpServletRequest request) {
        if (request.getAttribute(DeferredCsrfToken.class.getName()) instanceof DeferredCsrfToken deferred) {
            return deferred.get();
        }
        throw new IllegalStateException("there is no filter against forged requests before this form");
    }

    /** A request whose only parameter is what the form shows. */
    private static final class Shown extends HttpServletRequestWrapper {

        private final String shown;

        Shown(HttpServletRequest request, String shown) {
            super(request);
            this.shown = shown;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return null;
        }

        @Override
        public String getParameter(String name) {
            return shown;
        }
    }
}
