package org.yijian.connectors.input;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;

/** This one piece cannot be taken; the parser goes on behind it. Carries no stack: it is an outcome, not a defect. */
final class PieceRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final @Nullable String path;

    PieceRefused(Fault fault, @Nullable String path) {
        super(fault.code().code(), null, false, false);
        this.fault = fault;
        this.path = path;
    }

    Piece at(long line) {
        return new Piece.Rejected(line, fault, path);
    }
}
