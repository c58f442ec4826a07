package org.yijian.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchError;
import org.yijian.search.analysis.RecordAnalyzer;
import org.yijian.search.document.RecordDocuments;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.RecordForm;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.change;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

@Timeout(30)
class IndexGenerationsTest {

    private static final RecordForm NEXT = new RecordForm(RecordForm.CURRENT.number() + 1, RecordForm.CURRENT.number(),
            RecordForm.CURRENT.names());

    @TempDir
    Path folder;

    private final MemoryFeed feed = new MemoryFeed();
    private final CanonicalRecord first = record("first", finding("消防通道被堵塞", Severity.MAJOR));
    private final CanonicalRecord second = record("second", finding("消防器材过期", Severity.MINOR));

    private IndexGenerations start(RecordForm form) {
        return IndexGenerations.start(GenerationFolders.open(folder), feed, IndexSettings.standard(), form,
                Clock.systemUTC());
    }

    private IndexGenerations start() {
        return start(RecordForm.CURRENT);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("not in time");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static void awaitFound(IndexGenerations index, long wanted) {
        await(() -> found(index) == wanted);
    }

    private static long found(IndexGenerations index) {
        return new IndexSearch(index).search(query("消防"), ALL).total();
    }

    private static void awaitRebuilt(IndexGenerations index) {
        await(() -> {
            IndexStatus.Rebuild rebuild = index.status().rebuild();
            return rebuild != null && !rebuild.running();
        });
    }

    private List<String> generations() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

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
    void anIndexFromBeforeThereWereGenerationsIsKept() throws Exception {
        // Given
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard())) {
            index.begin(feed.ledger());
            index.apply(List.of(change(1, first)));
            index.commit(index.position());
        }
        feed.append(change(1, first));
        feed.away(true);

        // When
        try (IndexGenerations index = start()) {
            // Then
            assertThat(found(index)).isEqualTo(1);
            assertThat(index.status().generation()).isEqualTo(1);
        }
        assertThat(generations()).containsExactly("generation-1");
    }

    @Test
    void aGenerationThatCannotBeReadGivesWayToOneThatIsHalfBuilt() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("generation-1"));
        Files.writeString(folder.resolve("generation-1/segments_1"), "damaged");
        Files.writeString(folder.resolve("current"), "generation-1\n");
        try (RecordIndex index = RecordIndex.open(folder.resolve("generation-2"), IndexSettings.standard())) {
            index.begin(feed.ledger());
            index.apply(List.of(change(1, first)));
            index.commit(index.position());
        }
        feed.append(change(1, first));
        feed.away(true);

        // When
        try (IndexGenerations index = start()) {
            // Then
            assertThat(found(index)).isEqualTo(1);
            assertThat(generations()).containsExactly("generation-2");
        }
    }

    @Test
    void anIndexOfAnOlderFormAnswersUntilTheNewOneIsThere() throws Exception {
        // Given
        writtenWithoutKinds(change(1, first).records().getFirst());
        feed.append(change(1, first));
        feed.append(change(2, second));
        feed.away(true);
        try (IndexGenerations index = start(NEXT)) {
            assertThat(index.status().older()).isTrue();
            assertThat(found(index)).isEqualTo(1);
            assertThat(ofTheKind(index)).isZero();

            // When
            feed.away(false);

            // Then
            awaitRebuilt(index);
            assertThat(index.status().older()).isFalse();
            assertThat(index.status().form()).isEqualTo(NEXT.text());
            assertThat(found(index)).isEqualTo(2);
            assertThat(ofTheKind(index)).isEqualTo(2);
        }
    }

    @Test
    void anIndexOfAnOlderFormFollowsTheLedgerMeanwhileAndStaysOlder() throws Exception {
        // Given
        writtenWithoutKinds(change(1, first).records().getFirst());
        feed.append(change(1, first));

        // When
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard(), NEXT)) {
            index.apply(List.of(change(2, second)));
            index.commit(index.position());
        }

        // Then
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard(), NEXT)) {
            assertThat(index.older()).isTrue();
            assertThat(index.documents()).isEqualTo(2);
        }
    }

    /** As a program wrote it that did not index kinds yet. */
    private void writtenWithoutKinds(StoredRecord record) throws IOException {
        Document document = RecordDocuments.document(record);
        document.removeFields(RecordFields.KIND);
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new RecordAnalyzer()))) {
            writer.addDocument(document);
            writer.setLiveCommitData(IndexPosition
                    .commitData(change(1, first).position(), feed.ledger(), RecordForm.CURRENT.kept()).entrySet());
            writer.commit();
        }
    }

    /** What only documents of the newer form have. */
    private static long ofTheKind(IndexGenerations index) {
        return new IndexSearch(index).search(query("kind:finding"), ALL).total();
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
