package org.yijian.connectors.translation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yijian.connectors.Collected;
import org.yijian.connectors.Connector;
import org.yijian.connectors.TranslationSink;
import org.yijian.connectors.folder.FolderConnectors;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TranslationTest {

    private static final String ROW = "{\"orderNumber\":\"N%d\",\"receivedAt\":\"2026-03-01\",\"channel\":\"电话\","
            + "\"title\":\"题\",\"content\":\"%s\",\"creditCode\":\"52500106MJP0000017\",\"status\":\"已受理\"}";

    private final FolderConnectors connectors = new FolderConnectors(Collected.reader(), null);

    @AfterEach
    void close() {
        connectors.close();
    }

    private Connector hotline() {
        return connectors.named("hotline-12345").orElseThrow();
    }

    @Test
    void recordsKeepTheOrderOfTheMessage() {
        StringBuilder message = new StringBuilder("[");
        for (int row = 0; row < 5_000; row++) {
            message.append(row == 0 ? "" : ",").append(ROW.formatted(row, "文".repeat(row % 500 + 1)));
        }

        Collected found = Collected.of(hotline(), message.append("]").toString().getBytes(StandardCharsets.UTF_8),
                Collected.file("orders.json"));

        assertThat(found.rejected).isEmpty();
        List<String> expected = new ArrayList<>();
        for (int row = 0; row < 5_000; row++) {
            expected.add("N" + row);
        }
        assertThat(found.records).extracting(CanonicalRecord::sourceKey).isEqualTo(expected);
    }

    @Test
    void identicalRecordsAreHandedOverOnceAndOthersAlways() {
        StringBuilder message = new StringBuilder("[");
        for (int row = 0; row < 2_000; row++) {
            message.append(row == 0 ? "" : ",").append(ROW.formatted(row % 10, row < 1_990 ? "同" : "另"));
        }

        Collected found = Collected.of(hotline(), message.append("]").toString().getBytes(StandardCharsets.UTF_8),
                Collected.file("orders.json"));

        assertThat(found.records).hasSize(20);
    }

    @Test
    void aFailingStreamIsNoFaultOfTheSender() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };

        assertThatThrownBy(() -> hotline().translate(failing, Collected.file("orders.json"), new Collected()))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatTheSinkThrowsComesThrough() {
        TranslationSink full = new TranslationSink() {
            @Override
            public void accept(CanonicalRecord record) {
                throw new IllegalStateException("full");
            }

            @Override
            public void reject(RejectedRecord rejected) {
                throw new IllegalStateException("full");
            }
        };
        byte[] message = ROW.formatted(1, "文").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> hotline().translate(new ByteArrayInputStream(message),
                Collected.file("orders.json"), full)).isInstanceOf(IllegalStateException.class).hasMessage("full");
    }

    @Test
    void numbersAreCountedUpToTheCapacity() {
        LongCounts counts = new LongCounts();
        for (long number = 0; number < LongCounts.CAPACITY; number++) {
            assertThat(counts.increment(number * 0x9E3779B97F4A7C15L)).isEqualTo(1);
        }

        assertThat(counts.increment(-1)).isZero();
        assertThat(counts.increment(0)).isEqualTo(2);
        counts.clear();
        assertThat(counts.increment(-1)).isEqualTo(1);
    }

    @Test
    void fingerprintsTellTreesApart() {
        Fingerprint fingerprint = new Fingerprint(42);

        List<Long> numbers = List.of(fingerprint.of(Map.of("a", "1")), fingerprint.of(Map.of("a", 1, "b", 2)),
                fingerprint.of(List.of("a", "1")), fingerprint.of(List.of("a1")),
                fingerprint.of(List.of("a", List.of("1"))),
                fingerprint.of("a1"), fingerprint.of(null), fingerprint.of(Map.of()), fingerprint.of(List.of()));

        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(fingerprint.of(Map.of("a", "1"))).isEqualTo(numbers.getFirst());
    }
}
