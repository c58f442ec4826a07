package org.yijian.routes.federation.attachment;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/** Makes the piece after the one that was taken ready, while that one is on its way. For one thread. */
final class NextPiece {

    private final int pieces;
    private final IntFunction<byte[]> made;
    private int number = -1;
    private @Nullable CompletableFuture<byte[]> ready;

    /** @param made makes the piece of a number */
    NextPiece(int pieces, IntFunction<byte[]> made) {
        this.pieces = pieces;
        this.made = made;
    }

    /** The piece of this number. */
    byte[] take(int wanted) {
        CompletableFuture<byte[]> waiting = ready;
        byte[] piece = waiting != null && number == wanted ? finished(waiting) : made.apply(wanted);
        number = wanted + 1;
        ready = number < pieces ? CompletableFuture.supplyAsync(() -> made.apply(wanted + 1)) : null;
        return piece;
    }

    private static byte[] finished(CompletableFuture<byte[]> waiting) {
        try {
            return waiting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
