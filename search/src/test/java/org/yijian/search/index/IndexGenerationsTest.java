package org.yijian.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.yijian.search.SearchError;
import org.yijian.search.document.RecordForm;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.change;

class IndexGenerationsTest extends GenerationsOfAFeed {

    @Test
    void aRebuiltIndexAnswersInThePlaceOfTheOldOneWhichIsDeleted() {
        feed.append(change(1, first));
        feed.append(change(2, second));
        try (IndexGenerations index = start()) {
            // Given
            awaitFound(index, 2);

            // When
            index.rebuild();

            // Then
            awaitRebuilt(index);
            assertThat(found(index)).isEqualTo(2);
            assertThat(index.status().generation()).isEqualTo(2);
            await(() -> !Files.exists(folder.resolve("generation-1")));
            assertThat(index.status().rebuild()).satisfies(rebuild -> {
                assertThat(rebuild.state()).isEqualTo(IndexStatus.State.DONE);
                assertThat(rebuild.percent()).isEqualTo(100);
                assertThat(rebuild.records()).isEqualTo(2);
            });
        }
    }

    @Test
    void aSecondOrderWhileTheIndexIsBeingBuiltChangesNothing() {
        feed.append(change(1, first));
        try (IndexGenerations index = start()) {
            // Given
            awaitFound(index, 1);
            feed.away(true);

            // When
            index.rebuild();
            IndexStatus again = index.rebuild();

            // Then
            feed.away(false);
            awaitRebuilt(index);
            assertThat(again.rebuild()).isNotNull().extracting(IndexStatus.Rebuild::generation).isEqualTo(2);
            assertThat(index.status().generation()).isEqualTo(2);
        }
    }

    @Test
    void whoeverReadsTheOldGenerationFinishesThere() throws InterruptedException {
        feed.append(change(1, first));
        try (IndexGenerations index = start()) {
            // Given
            awaitFound(index, 1);
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch leave = new CountDownLatch(1);
            Thread reader = Thread.ofPlatform().start(() -> index.read(ALL, (searcher, names) -> {
                inside.countDown();
                await(() -> leave.getCount() == 0);
                return searcher.count(org.apache.lucene.search.MatchAllDocsQuery.INSTANCE);
            }));
            inside.await();

            // When
            index.rebuild();
            awaitRebuilt(index);

            // Then
            assertThat(folder.resolve("generation-1")).exists();
            leave.countDown();
            reader.join();
            await(() -> !Files.exists(folder.resolve("generation-1")));
        }
    }

    @Test
    void aHalfBuiltGenerationGoesOnAfterARestart() throws IOException {
        // Given
        feed.append(change(1, first));
        try (IndexGenerations index = start()) {
            awaitFound(index, 1);
            feed.away(true);
            index.rebuild();
            await(() -> feed.refused() > 1 && Files.exists(folder.resolve("generation-2")));
        }
        assertThat(generations()).containsExactly("generation-1", "generation-2");

        // When
        feed.away(false);
        try (IndexGenerations index = start()) {
            awaitRebuilt(index);

            // Then
            assertThat(found(index)).isEqualTo(1);
            assertThat(index.status().generation()).isEqualTo(2);
        }
    }

    @Test
    void aDiskWithoutRoomIsToldBeforeAnythingIsBuilt() throws IOException {
        feed.append(change(1, first));
        try (IndexGenerations index = IndexGenerations.start(GenerationFolders.open(folder, root -> 1L << 20), feed,
                IndexSettings.standard(), RecordForm.CURRENT, Clock.systemUTC())) {
            // Given
            awaitFound(index, 1);

            // When
            assertThatThrownBy(index::rebuild)
                    // Then
                    .isInstanceOfSatisfying(FaultException.class, refused -> {
                        assertThat(refused.fault().code()).isEqualTo(SearchError.NO_ROOM);
                        assertThat(refused.fault().text(java.util.Locale.CHINESE)).contains("64 MB", "1 MB");
                    });
            assertThat(generations()).containsExactly("generation-1");
        }
    }

    @Test
    void oneProcessAloneUsesTheFolder() {
        try (IndexGenerations index = start()) {
            assertThat(index.status().generation()).isEqualTo(1);
            assertThatThrownBy(this::start).isInstanceOfSatisfying(FaultException.class,
                    refused -> assertThat(refused.fault().code()).isEqualTo(SearchError.INDEX_IN_USE));
        }
    }

    @Test
    void aClosedIndexSaysSo() {
        IndexGenerations index = start();
        index.close();
        assertThatThrownBy(() -> found(index)).isInstanceOfSatisfying(FaultException.class,
                refused -> assertThat(refused.fault().code()).isEqualTo(SearchError.INDEX_CLOSED));
    }
}
