package org.yijian.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.analysis.RecordAnalyzer;
import org.yijian.search.document.RecordDocuments;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.RecordForm;
import org.yijian.search.query.IndexSearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.change;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

/** What was left by an earlier program, or damaged. */
class EarlierIndexTest extends GenerationsOfAFeed {

    private static final RecordForm NEXT = new RecordForm(RecordForm.CURRENT.number() + 1, RecordForm.CURRENT.number(),
            RecordForm.CURRENT.names());

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
}
