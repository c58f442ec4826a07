package org.yijian.connectors.input;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/** The message cannot be read any further; what was read before is good. */
public final class BrokenInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final long line;

    /**
     * @param fault why
     * @param line where, counted as {@link Piece#line()} counts; 0 if only the reader above knows
     */
    public BrokenInput(Fault fault, long line) {
        this(fault, line, null);
    }

    public BrokenInput(Fault fault, long line, @Nullable Throwable cause) {
        super(fault.code().code(), cause);
        this.fault = fault;
        this.line = line;
    }

    static BrokenInput of(ConnectorError error, long line, Object... arguments) {
        return new BrokenInput(Fault.of(error, arguments), line);
    }

    public Fault fault() {
        return fault;
    }

    public long line() {
        return line;
    }
}
