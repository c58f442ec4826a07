package org.yijian.hub.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.security.error.FaultException;

/**
 * Hands controllers the {@link StatedPurpose} of a request: the parameters {@code purpose} and {@code case}, else the
 * headers {@value #PURPOSE} and {@value #CASE} (percent-encoded UTF-8), else what was said before in this session. What
 * makes no sense counts as not said: whoever needs one refuses.
 */
@Configuration(proxyBeanMethods = false)
public class PurposeArguments implements WebMvcConfigurer {

    public static final String PURPOSE = "Yijian-Purpose";
    public static final String CASE = "Yijian-Case";

    private static final String IN_SESSION = StatedPurpose.class.getName();

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver());
    }

    /** What was said in this session. */
    public static StatedPurpose inSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(IN_SESSION) instanceof StatedPurpose said
                ? said
                : StatedPurpose.NONE;
    }

    /** Keeps it for the searches and views that follow. */
    public static void keep(HttpServletRequest request, StatedPurpose purpose) {
        request.getSession().setAttribute(IN_SESSION, purpose);
    }

    static StatedPurpose of(HttpServletRequest request) {
        StatedPurpose said = of(request.getParameter("purpose"), request.getParameter("case"));
        if (!said.stated()) {
            said = of(request.getHeader(PURPOSE), decoded(request.getHeader(CASE)));
        }
        return said.stated() ? said : inSession(request);
    }

    private static StatedPurpose of(@Nullable String purpose, @Nullable String caseId) {
        if (purpose == null) {
            return StatedPurpose.NONE;
        }
        try {
            return StatedPurpose.of(purpose, caseId);
        } catch (FaultException incomplete) {
            return StatedPurpose.NONE;
        }
    }

    private static @Nullable String decoded(@Nullable String header) {
        try {
            return header == null
                    ? null
                    : java.net.URLDecoder.decode(header.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static final class Resolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == StatedPurpose.class;
        }

        @Override
        public StatedPurpose resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
            HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
            return servlet == null ? StatedPurpose.NONE : of(servlet);
        }
    }
}
