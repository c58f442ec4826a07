package org.yijian.records.ledger.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs the same thing in several threads that begin at the same moment. */
final class Together {

    private Together() {
    }

    static <T> List<T> run(int threads, IntFunction<Callable<T>> work)
            throws ExecutionException, InterruptedException, TimeoutException {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Callable<T> own = work.apply(thread);
                running.add(executor.submit(() -> {
                    start.await();
                    return own.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get(120, TimeUnit.SECONDS));
            }
            return results;
        }
    }
}
