package org.yijian.routes.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yijian.connectors.IncomingMessage;
import org.yijian.connectors.TranslationSink;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;
import org.yijian.routes.kit.LineConnector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartPipelineTest {

    private final ExecutorService appenders = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        appenders.shutdownNow();
    }

    @Test
    void aPartWaitsForTheOneThatHoldsItsRecord() throws InterruptedException {
        // Given a first part that is held up
        CountDownLatch hold = new CountDownLatch(1);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        PartPipeline pipeline = new PartPipeline(appenders, 4, part -> {
            if (part.number() == 0) {
                awaitLatch(hold);
            }
            order.add(part.number());
        });
        pipeline.submit(part(0, false, "same"));
        pipeline.submit(part(1, false, "other"));

        // When the third part holds a record of the first
        Thread third = Thread.ofVirtual().start(() -> pipeline.submit(part(2, false, "same")));
        org.yijian.routes.kit.Await.until("the third part waits", () -> third.getState() == Thread.State.WAITING
                && order.contains(1));
        hold.countDown();
        third.join();
        pipeline.finish();

        // Then
        assertThat(order).containsExactly(1, 0, 2);
    }

    @Test
    void theLastPartComesLast() {
        // Given
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        PartPipeline pipeline = new PartPipeline(appenders, 8, part -> {
            Thread.yield();
            order.add(part.number());
        });

        // When
        for (int number = 0; number < 50; number++) {
            pipeline.submit(part(number, number == 49, "key-" + number));
        }
        pipeline.finish();

        // Then
        assertThat(order).hasSize(50).endsWith(49);
    }

    @Test
    void aPartThatFailsStopsTheOnesAfterIt() {
        // Given
        PartPipeline pipeline = new PartPipeline(appenders, 1, part -> {
            throw new IllegalStateException("no");
        });

        // When, Then
        assertThatThrownBy(() -> {
            pipeline.submit(part(0, false, "a"));
            pipeline.submit(part(1, false, "b"));
        }).isInstanceOf(IllegalStateException.class);
        pipeline.settle();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Part part(int number, boolean last, String key) {
        List<CanonicalRecord> records = new ArrayList<>();
        new LineConnector().translate(new java.io.ByteArrayInputStream((key + ",text").getBytes(UTF_8)),
                new IncomingMessage("x", "", Map.of()), new TranslationSink() {
                    @Override
                    public void accept(CanonicalRecord record) {
                        records.add(record);
                    }

                    @Override
                    public void reject(RejectedRecord rejected) {
                        throw new AssertionError(rejected);
                    }
                });
        return new Part(number, last, records, List.of());
    }
}
