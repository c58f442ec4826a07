package org.yijian.routes.acceptance;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;

/**
 * Appends the parts of one exchange on several threads without ever reordering the revisions of one record: a part waits
 * while another that holds one of its keys is on its way, and the last part waits for all. A small number of parts is on
 * its way at a time, so memory does not grow with the message.
 */
final class PartPipeline {

    private record Key(Kind kind, String sourceKey) {

        static Key of(CanonicalRecord record) {
            return new Key(record.kind(), record.sourceKey());
        }
    }

    private final Executor appenders;
    private final int most;
    private final Consumer<Part> append;
    private final Set<Key> keysUnderWay = new HashSet<>();
    private int underWay;
    private @Nullable Throwable failure;

    PartPipeline(Executor appenders, int most, Consumer<Part> append) {
        this.appenders = appenders;
        this.most = most;
        this.append = append;
    }

    /** Hands a part over; blocks until it may go. */
    synchronized void submit(Part part) {
        Set<Key> keys = new HashSet<>();
        part.records().forEach(record -> keys.add(Key.of(record)));
        awaitUntil(
                () -> part.last() ? underWay == 0 : underWay < most && keys.stream().noneMatch(keysUnderWay::contains));
        underWay++;
        keysUnderWay.addAll(keys);
        appenders.execute(() -> run(part, keys));
    }

    /** Waits until every part is appended. */
    synchronized void finish() {
        awaitUntil(() -> underWay == 0);
    }

    /** Waits until nothing is under way any more, whether it went well or not. */
    synchronized void settle() {
        while (underWay > 0) {
            waitForNews();
        }
    }

    private void run(Part part, Set<Key> keys) {
        Throwable thrown = null;
        try {
            append.accept(part);
        } catch (Throwable e) {
            thrown = e;
        }
        done(keys, thrown);
    }

    private synchronized void done(Set<Key> keys, @Nullable Throwable thrown) {
        underWay--;
        keysUnderWay.removeAll(keys);
        if (failure == null) {
            failure = thrown;
        }
        notifyAll();
    }

    private void awaitUntil(java.util.function.BooleanSupplier condition) {
        while (failure == null && !condition.getAsBoolean()) {
            waitForNews();
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private void waitForNews() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
