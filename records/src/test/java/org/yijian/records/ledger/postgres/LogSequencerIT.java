package org.yijian.records.ledger.postgres;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yijian.records.ledger.LedgerProblem;
import org.yijian.records.ledger.LogStatus;
import org.yijian.records.ledger.LogStatus.State;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.records.ledger.postgres.Deliveries.finding;
import static org.yijian.records.ledger.postgres.Deliveries.of;

class LogSequencerIT {

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.create();
    private LedgerDatabase store;
    private TestLog log;

    @BeforeEach
    void open() {
        store = LedgerDatabase.open(database.pool(), Clock.systemUTC());
        log = new TestLog(folder);
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private void append(int from, int to) {
        for (int message = from; message < to; message++) {
            store.ledger().append(of("m-" + message, finding("K" + message, "a")));
        }
    }

    private long pending() {
        return database.number("SELECT count(*) FROM ledger.leaf WHERE log_index IS NULL");
    }

    private static void awaitPublished(LogSequencer sequencer, long size) {
        Await.until("published", () -> sequencer.status().published() == size);
    }

    private static Leaf leaf(int number) {
        return new Leaf(LeafType.SEARCH, "inspector", "search", "query/" + number, "allowed",
                Instant.parse("2026-03-01T00:00:00Z"), null, null);
    }

    private void sequenceAll(long size) {
        try (LogSequencer sequencer = store.sequence(log.open())) {
            awaitPublished(sequencer, size);
        }
    }

    @Test
    void pendingLeavesComeIntoTheLogInTheOrderOfTheirIds() {
        // Given
        append(0, 30);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(store.auditLog().append(leaf(i)).join());
        }
        assertThat(store.logIndexes().of(ids)).isEmpty();
        // When
        sequenceAll(50);
        // Then
        assertThat(store.check(log.open()).run()).isEmpty();
        assertThat(log.verify().faults()).isEmpty();
        Map<Long, Long> indexes = store.logIndexes().of(ids);
        assertThat(ids).allSatisfy(id -> assertThat(indexes).containsEntry(id, id - 1));
        assertThat(store.logIndexes().of(ids)).isEqualTo(indexes);
    }

    @Test
    void leavesThatArriveTogetherShareACommitAndKeepTheirIds() {
        // Given
        long before = commits();
        // When
        List<CompletableFuture<Long>> futures = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            futures.add(store.auditLog().append(leaf(i)));
        }
        // Then
        for (int i = 0; i < futures.size(); i++) {
            long id = futures.get(i).join();
            if (i % 500 == 0) {
                assertThat(database.number("SELECT count(*) FROM ledger.leaf WHERE id = " + id
                        + " AND convert_from(content, 'UTF8') LIKE '%\"query/" + i + "\"%'")).isEqualTo(1);
            }
        }
        assertThat(database.number("SELECT count(*) FROM ledger.leaf")).isEqualTo(2_000);
        assertThat(commits() - before).isLessThan(1_000);
    }

    private long commits() {
        return database.number("SELECT count(DISTINCT xmin::text) FROM ledger.leaf");
    }

    @ParameterizedTest
    @EnumSource(TestLog.Step.class)
    void aSequencerKilledAtAnyStepIsContinuedWithoutGapOrRepetition(TestLog.Step step) {
        // Given
        append(0, 10);
        sequenceAll(10);
        append(10, 25);
        AtomicInteger deaths = new AtomicInteger();
        LogSequencer killed = store.sequence(log.dying(step, deaths));
        Await.until("death", () -> deaths.get() == 1);
        killed.close();
        assertThat(pending()).isZero();
        append(25, 30);
        // When
        sequenceAll(30);
        // Then
        assertThat(store.check(log.open()).run()).isEmpty();
        assertThat(log.verify().faults()).isEmpty();
    }

    @Test
    void onlyOneNodeSequencesAndAnotherTakesOver() {
        // Given
        LogSequencer first = store.sequence(new MemoryLog());
        append(0, 5);
        awaitPublished(first, 5);
        // When
        try (LogSequencer second = store.sequence(log.open())) {
            append(5, 8);
            awaitPublished(first, 8);
            assertThat(second.status().state()).isEqualTo(State.STANDBY);
            first.close();
            append(8, 10);
            // Then
            awaitPublished(second, 10);
        }
        assertThat(store.check(log.open()).run()).isEmpty();
    }

    @Test
    void aLogAheadOfTheDatabaseRaisesTheAlarmAndIsLeftAlone() {
        // Given
        append(0, 10);
        sequenceAll(10);
        database.execute("DELETE FROM ledger.leaf WHERE log_index >= 8");
        // When
        LogStatus status = alarm();
        // Then
        assertThat(status.fault()).isNotNull().extracting(fault -> fault.code().code()).isEqualTo("YJ-REC-053");
        assertThat(log.open().size()).isEqualTo(10);
        assertThat(store.check(log.open()).run()).extracting(LedgerProblem::name).contains("log-ahead",
                "leaf-missing");
    }

    @Test
    void aRewrittenRowOfTheDatabaseRaisesTheAlarm() {
        // Given
        append(0, 10);
        sequenceAll(10);
        database.execute("UPDATE ledger.leaf SET content = 'forged' WHERE log_index = 4");
        append(10, 12);
        // When
        alarm();
        // Then
        assertThat(pending()).isEqualTo(2);
        assertThat(store.check(log.open()).run()).extracting(LedgerProblem::name).contains("leaf-differs",
                "commitment-differs");
    }

    private LogStatus alarm() {
        try (LogSequencer sequencer = store.sequence(log.open())) {
            Await.until("alarm", () -> sequencer.status().state() == State.ALARM);
            return sequencer.status();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsWaitedFor() {
        // Given
        AtomicInteger failures = new AtomicInteger();
        LeafStore real = log.open();
        append(0, 3);
        // When
        try (LogSequencer sequencer = store.sequence(new LeafStore() {
            @Override
            public long size() {
                return real.size();
            }

            @Override
            public void append(List<byte[]> leaves) {
                if (failures.incrementAndGet() < 3) {
                    throw new java.io.UncheckedIOException(new java.io.IOException("no space left on device"));
                }
                real.append(leaves);
            }

            @Override
            public void publish() {
                real.publish();
            }

            @Override
            public byte[] leaf(long index) {
                return real.leaf(index);
            }
        })) {
            // Then
            Await.until("waiting", () -> sequencer.status().state() == State.WAITING);
            awaitPublished(sequencer, 3);
        }
        assertThat(store.check(log.open()).run()).isEmpty();
    }

    @Test
    void theCheckNamesWhatIsWrongInTheRows() {
        // Given
        append(0, 6);
        // When
        database.execute("UPDATE ledger.exchange SET accepted = 9 WHERE message_id = 'm-0'");
        database.execute("DELETE FROM ledger.head WHERE source_key = 'K1'");
        database.execute("UPDATE ledger.revision SET content = 'forged' WHERE record_id = (SELECT id FROM ledger.head "
                + "WHERE source_key = 'K2')");
        database.execute("DELETE FROM ledger.revision WHERE record_id = (SELECT id FROM ledger.head "
                + "WHERE source_key = 'K3')");
        database.execute("DELETE FROM ledger.change WHERE leaf_id = 5");
        database.execute("DELETE FROM ledger.part WHERE leaf_id = 6");
        // Then
        assertThat(store.check(new MemoryLog()).run()).extracting(LedgerProblem::name).containsOnly("exchange-counts",
                "revisions-not-contiguous", "content-changed", "head-differs", "part-counts", "not-in-feed",
                "manifest-missing");
    }
}
