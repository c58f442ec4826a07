package org.yijian.hub.api;

import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.yijian.hub.alert.AlertApi;
import org.yijian.hub.attachment.AttachmentApi;
import org.yijian.hub.erasure.ErasureApi;
import org.yijian.hub.erasure.PeopleApi;
import org.yijian.hub.evidence.EvidenceApi;
import org.yijian.hub.export.ExportApi;
import org.yijian.hub.notice.NoticeApi;
import org.yijian.hub.reconcile.ReconcileApi;
import org.yijian.hub.saved.SavedApi;
import org.yijian.hub.trail.TrailApi;
import org.yijian.hub.web.Faults;
import org.yijian.hub.web.Problems;

/** Answers every error of the API as problem+json. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class, assignableTypes = { EvidenceApi.class,
        ErasureApi.class, PeopleApi.class, TrailApi.class, SavedApi.class, AlertApi.class,
        NoticeApi.class, ExportApi.class, ReconcileApi.class, AttachmentApi.class })
public class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    /** Whoever asked has gone, perhaps in the middle of a file: there is nobody to be answered, and nothing to be mended. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("The client has gone", gone);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Exception thrown, Locale locale) {
        return Problems.answer(Faults.of(thrown), locale);
    }
}
