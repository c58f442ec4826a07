package org.yijian.hub.web;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.yijian.hub.HubError;
import org.yijian.records.RecordError;
import org.yijian.routes.RouteError;
import org.yijian.routes.federation.FederationError;
import org.yijian.search.SearchError;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.Fault;
import org.yijian.security.error.SecurityError;

/** Errors as {@code application/problem+json} (RFC 9457), in both languages, with what the caller can do. */
public final class Problems {

    /** Seconds after which a caller who was told "not now" should try again. */
    public static final int RETRY_SECONDS = 2;

    private Problems() {
    }

    /**
     * The answer for a fault.
     *
     * @param locale language of {@code title} and {@code detail}; beside them the answer holds both languages
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
        problem.setProperty("chinese", fault.text(Locale.CHINESE));
        problem.setProperty("english", fault.text(Locale.ENGLISH));
        problem.setProperty("remedyChinese", fault.remedy(Locale.CHINESE));
        problem.setProperty("remedyEnglish", fault.remedy(Locale.ENGLISH));
        return problem;
    }

    /** The HTTP status that fits an error. Errors of other rooms that reach a person are about what was asked: 400. */
    public static HttpStatus status(ErrorCode code) {
        return switch (code) {
            case HubError error -> status(error);
            case RouteError error -> status(error);
            case RecordError error -> status(error);
            case SearchError error -> status(error);
            case SecurityError error when error == SecurityError.TIME_STAMP_OVERDUE -> HttpStatus.SERVICE_UNAVAILABLE;
            case FederationError error -> status(error);
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    private static HttpStatus status(HubError error) {
        return switch (error) {
            case NOT_SIGNED_IN, SIGN_IN_FAILED, WEBHOOK_REFUSED -> HttpStatus.UNAUTHORIZED;
            case NOT_PERMITTED, EXPORT_NEEDS_APPROVAL -> HttpStatus.FORBIDDEN;
            case PURPOSE_MISSING -> HttpStatus.PRECONDITION_REQUIRED;
            case NOT_FOUND, UNKNOWN_ROUTE, FEDERATION_OFF -> HttpStatus.NOT_FOUND;
            case BAD_PARAMETER, BAD_REQUEST, UNUSABLE_KEY, PURPOSE_INCOMPLETE -> HttpStatus.BAD_REQUEST;
            case SAVED_NAME, WEBHOOK_ADDRESS, MAIL_ADDRESS -> HttpStatus.BAD_REQUEST;
            case ALERTS_NOT_DELIVERED, SAVED_SEARCHES_STOPPED -> HttpStatus.BAD_GATEWAY;
            case NOT_IN_LOG_YET, SAVED_NAME_TAKEN, TOO_MANY_SAVED, EXPORT_BY_ONE_PERSON, EXPORT_NOT_OPEN,
                    KEY_CHANGE_IMPOSSIBLE, KEY_CHANGE_NOT_OPEN, KEY_CHANGE_BY_ONE_PERSON ->
                HttpStatus.CONFLICT;
            case TOO_LARGE, LIST_TOO_LONG -> HttpStatus.CONTENT_TOO_LARGE;
            case LIST_UNREADABLE, EXPORT_TOO_LARGE, EXPORT_WITHOUT_REASON, KEY_CHANGE_WITHOUT_REASON ->
                HttpStatus.UNPROCESSABLE_CONTENT;
            case SIGN_IN_LOCKED -> HttpStatus.TOO_MANY_REQUESTS;
            case AUDIT_UNAVAILABLE, TEMPORARILY_UNAVAILABLE, DATABASE_DID_NOT_START -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL, DATABASE_AS_ROOT, SECRET_UNREADABLE, HOME_UNUSABLE, LOG_DIFFERS, MAP_UNREADABLE,
                    KEY_EXPIRES, KEY_EXPIRED ->
                HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static HttpStatus status(RouteError error) {
        return switch (error) {
            case TRY_LATER, STORE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case CONFLICT -> HttpStatus.CONFLICT;
            case RAW_MISSING -> HttpStatus.GONE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    private static HttpStatus status(FederationError error) {
        return switch (error) {
            case PARTNER_UNKNOWN, FEED_UNKNOWN -> HttpStatus.NOT_FOUND;
            case PARTNER_NOT_ACTIVE, WRONG_STEP, SAME_PERSON, DOCUMENT_NOT_NEWER, FEED_WRONG_STEP ->
                HttpStatus.CONFLICT;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    private static HttpStatus status(RecordError error) {
        return switch (error) {
            case PROPOSAL_UNKNOWN, MERGE_UNKNOWN, EXCHANGE_UNKNOWN, ATTACHMENT_UNKNOWN -> HttpStatus.NOT_FOUND;
            case PROPOSAL_DECIDED, MERGE_UNDONE, MERGE_WITHOUT_KEYS, NOT_REPLAYABLE, NOTHING_TO_ERASE, ERASURE_NOT_OPEN,
                    ERASURE_BY_ONE_PERSON, ATTACHMENT_OTHER, ATTACHMENT_FOREIGN ->
                HttpStatus.CONFLICT;
            case ATTACHMENT_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case ATTACHMENT_NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
            case ATTACHMENT_STORE -> HttpStatus.INTERNAL_SERVER_ERROR;
            case AUDIT_QUEUE_FULL, LOG_WAITING, LOG_DISAGREES -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    private static HttpStatus status(SearchError error) {
        return switch (error) {
            case INDEX_UNREADABLE, INDEX_UNWRITABLE, INDEX_IN_USE, INDEX_CLOSED -> HttpStatus.SERVICE_UNAVAILABLE;
            case NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }
}
