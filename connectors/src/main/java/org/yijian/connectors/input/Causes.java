package org.yijian.connectors.input;

import java.io.UncheckedIOException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Libraries wrap what the text below them throws; this finds it again. */
final class Causes {

    private Causes() {
    }

    /** What really happened: a break or a failing stream below the parser, else the parser's own complaint. */
    static RuntimeException brokenOr(Throwable thrown, Supplier<RuntimeException> own) {
        @Nullable
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof BrokenInput || cause instanceof UncheckedIOException) {
                return (RuntimeException) cause;
            }
            cause = cause.getCause();
        }
        return own.get();
    }
}
