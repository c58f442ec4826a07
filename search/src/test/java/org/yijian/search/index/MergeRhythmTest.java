package org.yijian.search.index;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.search.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class MergeRhythmTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    @TempDir
    private Path folder;
    private RecordIndex index;
    private Instant now = NOON;
    private MergeRhythm rhythm;

    @BeforeEach
    void open() {
        index = RecordIndex.open(folder, new IndexSettings(1, 16, Duration.ofHours(1), Duration.ofHours(1), 1_000));
        rhythm = new MergeRhythm(index, () -> now);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void bring(int number) throws InterruptedException {
        index.apply(
                List.of(TestRecords.change(number, TestRecords.various(3, number).toArray(CanonicalRecord[]::new))));
        index.refresh();
        rhythm.applied();
    }

    private int segments() {
        index.refresh();
        return index.read((searcher, facilities) -> searcher.getIndexReader().leaves().size());
    }

    @Test
    void whatManySmallChangesLeftBehindIsTidiedOnceItIsQuiet() throws InterruptedException {
        // Given
        for (int number = 1; number <= 7; number++) {
            bring(number);
        }
        rhythm.idle();
        assertThat(segments()).isEqualTo(7);

        // When
        now = NOON.plusSeconds(3);
        rhythm.idle();

        // Then
        while (segments() > 4) {
            Thread.onSpinWait();
        }
        assertThat(index.documents()).isEqualTo(21);
    }

    @Test
    void itIsBusyAgainWithTheNextChange() throws InterruptedException {
        // Given
        now = NOON.plusSeconds(3);
        rhythm.idle();
        assertThat(rhythm.busy()).isFalse();

        // When
        for (int number = 1; number <= 7; number++) {
            bring(number);
        }

        // Then
        assertThat(rhythm.busy()).isTrue();
        assertThat(segments()).isEqualTo(7);
    }
}
