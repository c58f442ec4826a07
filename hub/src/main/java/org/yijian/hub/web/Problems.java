package org.yijian.hub.web;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.yijian.hub.HubError;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.Fault;

/** Errors as {@code application/problem+json} (RFC 9457), in both languages, with what the caller can do. */
public final class Problems {

    /** Seconds after which a caller who was told "not now" should try again. */
    public static final int RETRY_SECONDS = 2;

    private Problems() {
    }

    /**
     * The answer for a fault.
     *
     * @param locale language of {@code title} and {@code detail}; {@code texts} and {@code remedies} hold both
     */
    public static ResponseEntity<ProblemDetail> answer(Fault fault, Locale locale) {
        HttpStatus status = status(fault.code());
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_SECONDS));
        }
        return response.body(detail(fault, status, locale));
    }

    static ProblemDetail detail(Fault fault, HttpStatus status, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:yijian:error:" + fault.code().code()));
        problem.setTitle(fault.text(locale));
        problem.setDetail(fault.remedy(locale));
        problem.setProperty("code", fault.code().code());
        problem.setProperty("texts",
                Map.of("zh", fault.text(Locale.CHINESE), "en", fault.text(Locale.ENGLISH)));
        problem.setProperty("remedies",
                Map.of("zh", fault.remedy(Locale.CHINESE), "en", fault.remedy(Locale.ENGLISH)));
        return problem;
    }

    /** The HTTP status that fits an error. Errors of other rooms that reach a person are about what was asked: 400. */
    public static HttpStatus status(ErrorCode code) {
        return code instanceof HubError error ? status(error) : HttpStatus.BAD_REQUEST;
    }

    private static HttpStatus status(HubError error) {
        return switch (error) {
            case NOT_SIGNED_IN, SIGN_IN_FAILED, WEBHOOK_REFUSED -> HttpStatus.UNAUTHORIZED;
            case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND, UNKNOWN_ROUTE -> HttpStatus.NOT_FOUND;
            case BAD_PARAMETER, BAD_REQUEST, UNUSABLE_KEY -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case MATCH_DECIDED -> HttpStatus.CONFLICT;
            case SIGN_IN_LOCKED -> HttpStatus.TOO_MANY_REQUESTS;
            case AUDIT_UNAVAILABLE, TEMPORARILY_UNAVAILABLE, DATABASE_DID_NOT_START -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL, DATABASE_AS_ROOT, SECRET_UNREADABLE, HOME_UNUSABLE -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
