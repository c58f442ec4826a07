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

/**
 * How large and how sharp pages look: {@code ?letters=large} or {@code usual}, {@code ?contrast=high} or {@code usual}, remembered
 * in cookies, without any script. What the system of the person asks for is heeded in the style sheet.
 *
 * @param large whether type is large
 * @param contrast whether contrast is high
 */
public record Appearance(boolean large, boolean contrast) {

    /** Parameter of the size of type. */
    public static final String LETTERS = "letters";
    /** Parameter of the contrast. */
    public static final String CONTRAST = "contrast";

    private static final String LARGE = "large";
    private static final String HIGH = "high";
    private static final String USUAL = "usual";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** What was chosen now or before. */
    public static Appearance of(HttpServletRequest request) {
        return new Appearance(LARGE.equals(chosen(request, LETTERS)), HIGH.equals(chosen(request, CONTRAST)));
    }

    public String otherLetters() {
        return large ? USUAL : LARGE;
    }

    public String otherContrast() {
        return contrast ? USUAL : HIGH;
    }

    private static @Nullable String chosen(HttpServletRequest request, String parameter) {
        String wanted = wanted(request, parameter);
        Cookie[] cookies = request.getCookies();
        return wanted != null || cookies == null
                ? wanted
                : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(cookie(parameter)))
                        .map(Cookie::getValue).findFirst().orElse(null);
    }

    private static @Nullable String wanted(HttpServletRequest request, String parameter) {
        return request.getMethod().equals("GET") ? request.getParameter(parameter) : null;
    }

    private static String cookie(String parameter) {
        return "YIJIAN_" + parameter.toUpperCase(Locale.ROOT);
    }

    /** Keeps what is chosen. */
    static final class Keeper implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            keep(LETTERS, LARGE, request, response);
            keep(CONTRAST, HIGH, request, response);
            return true;
        }

        private static void keep(String parameter, String special, HttpServletRequest request,
                HttpServletResponse response) {
            String wanted = wanted(request, parameter);
            if (wanted != null) {
                ResponseCookie cookie = ResponseCookie.from(cookie(parameter), wanted.equals(special) ? special : USUAL)
                        .path("/").httpOnly(true).sameSite("Lax").maxAge(REMEMBERED).build();
                response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
            }
        }
    }
}
