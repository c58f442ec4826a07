package org.yijian.hub.web;

import java.util.concurrent.ThreadLocalRandom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.yijian.hub.HubError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** Turns whatever was thrown while a request was answered into a fault that can be told. */
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {
    }

    /** The fault behind an exception; what nobody foresaw goes to the log under a reference. */
    public static Fault of(Throwable thrown) {
        return switch (thrown) {
            case FaultException known -> known(known);
            case NoResourceFoundException none -> Fault.of(HubError.NOT_FOUND);
            case TypeMismatchException mismatch -> Fault.of(HubError.BAD_PARAMETER,
                    mismatch.getPropertyName() == null ? "?" : mismatch.getPropertyName(),
                    shortened(mismatch.getValue()));
            case MissingRequestValueException missing ->
                Fault.of(HubError.BAD_REQUEST, String.valueOf(missing.getMessage()));
            case DataAccessException away -> unavailable(away);
            case ErrorResponse spring when spring.getStatusCode().is4xxClientError() -> Fault.of(HubError.BAD_REQUEST,
                    spring.getBody().getDetail() == null ? spring.getStatusCode() : spring.getBody().getDetail());
            default -> internal(thrown);
        };
    }

    private static Fault known(FaultException known) {
        if (Problems.status(known.fault().code()).is5xxServerError()) {
            LOG.warn("{}", known.getMessage(), known.getCause());
        }
        return known.fault();
    }

    private static Fault unavailable(DataAccessException away) {
        LOG.warn("The database did not answer: {}", away.getMessage());
        return Fault.of(HubError.TEMPORARILY_UNAVAILABLE);
    }

    private static Fault internal(Throwable thrown) {
        String reference = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);
        LOG.error("Internal error, reference {}", reference, thrown);
        return Fault.of(HubError.INTERNAL, reference);
    }

    private static String shortened(@org.jspecify.annotations.Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
