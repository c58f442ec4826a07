package org.yijian.connectors.mapping;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.Fault;

/** The mapping cannot or will not take this piece. Carries no stack: it is an outcome, not a defect. */
public final class MappingRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final @Nullable String path;

    MappingRefusal(@Nullable String path, ErrorCode code, Object... arguments) {
        super(code.code(), null, false, false);
        fault = Fault.of(code, arguments);
        this.path = path;
    }

    public Fault fault() {
        return fault;
    }

    /** What it is about, for example the code table; null for the whole piece. */
    public @Nullable String path() {
        return path;
    }
}
