package org.yijian.benchmarks;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.command.torture.CitationFile;

/** Keeps a hub busy with bulk files until closed: two are always on their way. */
final class SteadyIngest implements AutoCloseable {

    private static final int ROWS = 20_000;
    private static final int UNDER_WAY = 2;

    private final MeasuredHub hub;
    private final Deque<String> underWay = new ArrayDeque<>();
    private final Thread thread = Thread.ofPlatform().name("steady-ingest").unstarted(this::run);
    private volatile boolean closing;
    private volatile int finished;
    private volatile @Nullable Exception failure;

    private SteadyIngest(MeasuredHub hub) {
        this.hub = hub;
    }

    static SteadyIngest start(MeasuredHub hub) {
        SteadyIngest ingest = new SteadyIngest(hub);
        ingest.thread.start();
        return ingest;
    }

    private void run() {
        try {
            for (int file = 1; !closing; file++) {
                CitationFile citations = new CitationFile(file, ROWS);
                underWay.add(hub.send(OpenDataCorpus.CONNECTOR, citations.name(),
                        HttpRequest.BodyPublishers.ofByteArray(citations.content())));
                while (underWay.size() >= UNDER_WAY) {
                    awaitFinished(underWay.remove());
                }
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitFinished(String exchange) throws InterruptedException {
        while (!closing && hub.finishedAt(exchange).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        finished++;
    }

    /** How many findings went in so far. */
    int findings() {
        return finished * ROWS;
    }

    /** Waits until so many files are through, so that the hub is warm. */
    void awaitFiles(int files) throws InterruptedException, IOException {
        while (finished < files) {
            Exception failed = failure;
            if (failed != null) {
                throw new IOException("the load broke off", failed);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
