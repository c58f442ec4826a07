package org.yijian.benchmarks.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** So many clients at once, each sending one body after the other and waiting for the answer. */
final class Clients {

    static final int NUMBER = 16;

    private Clients() {
    }

    /**
     * @param send sends a body; true when it was answered well
     * @return messages a second
     */
    static double rate(Bodies bodies, int count, Predicate<byte[]> send) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<byte[]> made = new ArrayList<>();
        for (int i = 0; i < bodies.sizes().size(); i++) {
            made.add(bodies.plain(i));
        }
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < NUMBER; client++) {
                running.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        if (!send.test(made.get(i % made.size()))) {
                            throw new IOException("not kept");
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        return count / ((System.nanoTime() - begun) / 1e9);
    }
}
