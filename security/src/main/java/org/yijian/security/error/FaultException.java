package org.yijian.security.error;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A {@link Fault} on its way to whoever can answer for it: an error page, a refusal, a quarantine row. */
public class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public FaultException(Fault fault) {
        this(fault, null);
    }

    public FaultException(Fault fault, @Nullable Throwable cause) {
        super(fault.code().code() + " " + fault.text(Locale.ENGLISH), cause);
        this.fault = fault;
    }

    public FaultException(ErrorCode code, Object... arguments) {
        this(Fault.of(code, arguments), null);
    }

    public Fault fault() {
        return fault;
    }
}
