package org.yijian.connectors.translation;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.yijian.connectors.input.Piece;

/**
 * Maps chunks of pieces in several threads and hands their outcomes over in order, in the calling thread. A message of
 * one chunk is mapped in the calling thread.
 */
final class Pipeline {

    private static final int PIECES = 256;
    private static final long WEIGHT = 1 << 20;
    private static final int UNDER_WAY = 8;

    private final Function<List<NumberedPiece>, List<Outcome>> work;
    private final ExecutorService workers;
    private final Consumer<List<Outcome>> handover;
    private final Deque<Future<List<Outcome>>> underWay = new ArrayDeque<>();
    private List<NumberedPiece> chunk = new ArrayList<>(PIECES);
    private long weight;

    Pipeline(Function<List<NumberedPiece>, List<Outcome>> work, ExecutorService workers,
            Consumer<List<Outcome>> handover) {
        this.work = work;
        this.workers = workers;
        this.handover = handover;
    }

    void add(NumberedPiece piece) {
        chunk.add(piece);
        weight += piece.piece() instanceof Piece.Item item ? item.weight() : 0;
        if (chunk.size() == PIECES || weight > WEIGHT) {
            submit();
        }
    }

    private void submit() {
        if (underWay.size() == UNDER_WAY) {
            handOldest();
        }
        List<NumberedPiece> full = chunk;
        try {
            underWay.add(workers.submit(() -> work.apply(full)));
        } catch (RejectedExecutionException closed) {
            throw new UncheckedIOException(new InterruptedIOException("the connectors were closed"));
        }
        chunk = new ArrayList<>(PIECES);
        weight = 0;
    }

    /** Hands over everything that is still under way. */
    void finish() {
        if (underWay.isEmpty()) {
            handover.accept(work.apply(chunk));
            return;
        }
        submit();
        while (!underWay.isEmpty()) {
            handOldest();
        }
    }

    /** Leaves what is under way undone; for when the calling thread gives up. */
    void cancel() {
        underWay.forEach(each -> each.cancel(true));
    }

    private void handOldest() {
        handover.accept(result(underWay.remove()));
    }

    private static List<Outcome> result(Future<List<Outcome>> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("translation interrupted"));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException(failed.getCause());
        }
    }
}
