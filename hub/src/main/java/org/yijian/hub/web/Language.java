package org.yijian.hub.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Chinese unless the person chose English: {@code ?lang=en} or {@code ?lang=zh}, remembered in a cookie. The browser's
 * own wish is not asked: officers share machines whose settings nobody chose. A program that calls the API means what it
 * says, so there {@code Accept-Language} counts, too.
 */
public final class Language implements LocaleResolver, HandlerInterceptor {

    private static final String API = "/api/";
    static final String COOKIE = "YIJIAN_LANGUAGE";
    /** Parameter that changes the language. */
    public static final String PARAMETER = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String wanted = request.getMethod().equals("GET") ? request.getParameter(PARAMETER) : null;
        String chosen = wanted != null ? wanted : remembered(request);
        return locale(chosen != null || !request.getRequestURI().startsWith(API) ? chosen : preferred(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by ?" + PARAMETER);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String wanted = request.getMethod().equals("GET") ? request.getParameter(PARAMETER) : null;
        if (wanted != null) {
            ResponseCookie cookie = ResponseCookie.from(COOKIE, locale(wanted).getLanguage()).path("/").httpOnly(true)
                    .sameSite("Lax").maxAge(REMEMBERED).build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return true;
    }

    /** The language that a program likes best; null if it has no wish. */
    private static @Nullable String preferred(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? null : request.getLocale().getLanguage();
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(COOKIE)).map(Cookie::getValue)
                        .findFirst().orElse(null);
    }

    private static Locale locale(@Nullable String language) {
        return "en".equals(language) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
