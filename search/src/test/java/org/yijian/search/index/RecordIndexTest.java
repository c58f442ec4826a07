package org.yijian.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.TestRecords;
import org.yijian.search.TestRecords.Asking;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.id;
import static org.yijian.search.TestRecords.record;
import static org.yijian.search.TestRecords.stored;

class RecordIndexTest {

    @TempDir
    Path folder;

    private final CanonicalRecord record = record("R", finding("消防", Severity.MAJOR));

    private RecordIndex open() {
        return RecordIndex.open(folder, IndexSettings.standard());
    }

    private static Change change(long number, StoredRecord... records) {
        return new Change(new Change.Position(number, number), List.of(records));
    }

    private static IndexDifferences compare(RecordIndex index, StoredRecord... expected) {
        return IndexCheck.compare(index, Stream.of(expected)
                .map(stored -> new RecordHead(stored.id(), stored.revision(), stored.facilityId()))
                .sorted((one, other) -> IndexedHeads.compare(one.id(), other.id())).iterator());
    }

    @Test
    void aRecordEmittedAgainAfterAMergeIsReplaced() throws InterruptedException {
        try (RecordIndex index = open()) {
            // Given
            index.apply(List.of(change(1, stored(record, 1, "loser", 1))));

            // When
            index.apply(List.of(change(2, stored(record, 1, "winner", 1))));

            // Then
            assertThat(compare(index, stored(record, 1, "winner", 1)).first()).isEmpty();
        }
    }

    @Test
    void aRecordEmittedAgainAfterAMergeIsReplacedAfterARestartToo() throws InterruptedException {
        // Given
        try (RecordIndex index = open()) {
            index.apply(List.of(change(1, stored(record, 1, "loser", 1))));
            index.commit(index.position());
        }

        try (RecordIndex index = open()) {
            // When
            index.apply(List.of(change(2, stored(record, 1, "winner", 1))));

            // Then
            assertThat(compare(index, stored(record, 1, "winner", 1)).first()).isEmpty();
        }
    }

    @Test
    void laterRevisionsReplaceEarlierOnesInOneBatchAndInSeveral() throws InterruptedException {
        try (RecordIndex index = open()) {
            // Given
            index.apply(List.of(change(1, stored(record, 1, "f", 1)), change(2, stored(record, 2, "f", 2))));
            assertThat(compare(index, stored(record, 2, "f", 2)).first()).isEmpty();

            // When
            index.apply(List.of(change(3, stored(record, 3, "f", 3))));

            // Then
            assertThat(compare(index, stored(record, 3, "f", 3)).first()).isEmpty();
        }
    }

    @Test
    void anEarlierRevisionThatIsToldOfLaterChangesNothing() throws InterruptedException {
        CanonicalRecord second = record("S", finding("消防", Severity.MAJOR));
        try (RecordIndex index = open()) {
            // Given
            index.apply(List.of(change(1, stored(record, 3, "f", 9))));
            index.apply(List.of(change(2, stored(second, 2, "f", 8))));

            // When
            index.apply(List.of(change(3, stored(record, 2, "f", 7))));
            index.refresh();
            index.apply(List.of(change(4, stored(second, 1, "f", 6))));

            // Then
            assertThat(compare(index, stored(record, 3, "f", 9), stored(second, 2, "f", 8)).first()).isEmpty();
        }
    }

    @Test
    void anEarlierRevisionThatIsToldOfAfterARestartChangesNothing() throws InterruptedException {
        // Given
        try (RecordIndex index = open()) {
            index.apply(List.of(change(1, stored(record, 2, "f", 9))));
            index.commit(index.position());
        }

        try (RecordIndex index = open()) {
            // When
            index.apply(List.of(change(2, stored(record, 1, "f", 7))));

            // Then
            assertThat(compare(index, stored(record, 2, "f", 9)).first()).isEmpty();
        }
    }

    @Test
    void aBatchGivenAgainAddsNothingTwice() throws InterruptedException {
        try (RecordIndex index = open()) {
            // Given
            Change change = TestRecords.change(1, TestRecords.various(100, 1).toArray(CanonicalRecord[]::new));
            index.apply(List.of(change));

            // When
            index.apply(List.of(change));

            // Then
            assertThat(compare(index, change.records().toArray(StoredRecord[]::new)).first()).isEmpty();
        }
    }

    @Test
    void whatWasNotCommittedIsFollowedAgainAfterACrash() throws InterruptedException {
        // Given
        Change first = TestRecords.change(1, TestRecords.various(100, 1).toArray(CanonicalRecord[]::new));
        Change second = TestRecords.change(2, record);
        try (RecordIndex index = open()) {
            index.apply(List.of(first));
            index.commit(index.position());
            index.apply(List.of(second));
            index.refresh();
        }

        try (RecordIndex index = open()) {
            // When
            assertThat(index.position()).isEqualTo(first.position());
            assertThat(index.documents()).isEqualTo(100);
            index.apply(List.of(second));
            index.refresh();

            // Then
            assertThat(index.documents()).isEqualTo(101);
        }
    }

    @Test
    void whatACommitTookAlongBeyondItsPositionIsReplacedWhenFollowedAgain() throws InterruptedException {
        // Given
        Change first = TestRecords.change(1, TestRecords.various(100, 1).toArray(CanonicalRecord[]::new));
        Change second = TestRecords.change(2, record);
        try (RecordIndex index = open()) {
            index.apply(List.of(first));
            Change.Position begun = index.position();
            index.apply(List.of(second));
            index.commit(begun);
        }

        try (RecordIndex index = open()) {
            // When
            assertThat(index.position()).isEqualTo(first.position());
            assertThat(index.documents()).isEqualTo(101);
            index.apply(List.of(second));
            index.refresh();

            // Then
            assertThat(index.documents()).isEqualTo(101);
        }
    }

    @Test
    void aDamagedIndexStartsEmpty() throws IOException, InterruptedException {
        // Given
        try (RecordIndex index = open()) {
            index.apply(List.of(TestRecords.change(1, record)));
            index.commit(index.position());
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path segments = files.filter(file -> file.getFileName().toString().startsWith("segments_")).findFirst()
                    .orElseThrow();
            Files.write(segments, new byte[]{ 1, 2, 3 });
        }

        // When
        try (RecordIndex index = open()) {
            // Then
            assertThat(index.position()).isEqualTo(Change.Position.START);
            assertThat(index.documents()).isZero();
        }
    }

    @Test
    void aFolderInUseIsRefused() {
        try (RecordIndex index = open()) {
            assertThat(index.documents()).isZero();
            assertThatThrownBy(this::open).isInstanceOf(FaultException.class).hasMessageContaining("YJ-SEA-009");
        }
    }

    @Test
    void aClosedIndexSaysSo() {
        // Given
        RecordIndex index = open();
        index.close();

        // When / Then
        assertThatThrownBy(() -> new IndexSearch(index).search(new Asking("消防").query(), TestRecords.ALL))
                .hasMessageContaining("YJ-SEA-006");
    }

    @Test
    void everyKindOfDifferenceIsNamed() throws InterruptedException {
        try (RecordIndex index = open()) {
            // Given
            CanonicalRecord revised = record("revised", finding("a", Severity.MINOR));
            CanonicalRecord moved = record("moved", finding("b", Severity.MINOR));
            CanonicalRecord unknown = record("unknown", finding("c", Severity.MINOR));
            CanonicalRecord missing = record("missing", finding("d", Severity.MINOR));
            index.apply(List.of(change(1, stored(record, 1, "f", 1), stored(revised, 1, "f", 1),
                    stored(moved, 1, "f", 1), stored(unknown, 1, "f", 1))));

            // When
            IndexDifferences differences = compare(index, stored(record, 1, "f", 1), stored(revised, 2, "f", 2),
                    stored(moved, 1, "g", 1), stored(missing, 1, "f", 1));

            // Then
            assertThat(differences.compared()).isEqualTo(5);
            assertThat(differences.differing()).isEqualTo(4);
            assertThat(differences.first()).extracting(difference -> difference.id() + " " + difference.kind())
                    .containsExactlyInAnyOrder(id("revised") + " REVISION", id("moved") + " FACILITY",
                            id("unknown") + " UNKNOWN", id("missing") + " MISSING");
        }
    }

    @Test
    void whatDiffersFromTheLedgerIsPutRight() throws InterruptedException {
        CanonicalRecord missing = record("missing", finding("燃气", Severity.MAJOR));
        CanonicalRecord unknown = record("unknown", finding("厨房", Severity.MAJOR));
        CanonicalRecord later = record("later", finding("护理", Severity.MAJOR));
        List<StoredRecord> ledger = List.of(stored(record, 2, "f", 2), stored(missing, 1, "f", 1),
                stored(later, 1, "f", 1));
        try (RecordIndex index = open()) {
            // Given
            index.apply(List.of(change(1, stored(record, 1, "f", 1), stored(unknown, 1, "f", 1),
                    stored(later, 2, "f", 1))));
            List<java.util.UUID> differing = new java.util.ArrayList<>();
            IndexCheck.compare(index,
                    ledger.stream().map(one -> new RecordHead(one.id(), one.revision(), one.facilityId()))
                            .sorted((one, other) -> IndexedHeads.compare(one.id(), other.id())).iterator(),
                    differing::add);

            // When
            for (java.util.UUID id : differing) {
                index.repair(id, ledger.stream().filter(one -> one.id().equals(id)).findFirst());
            }

            // Then
            assertThat(differing).hasSize(4);
            assertThat(compare(index, stored(record, 2, "f", 2), stored(missing, 1, "f", 1),
                    stored(later, 2, "f", 1)).first()).isEmpty();
        }
    }
}
