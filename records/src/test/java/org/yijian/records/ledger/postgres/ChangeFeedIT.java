package org.yijian.records.ledger.postgres;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.records.ledger.postgres.Deliveries.finding;
import static org.yijian.records.ledger.postgres.Deliveries.of;

class ChangeFeedIT {

    private final TestDatabase database = TestDatabase.create();
    private LedgerDatabase store;

    @BeforeEach
    void open() {
        store = LedgerDatabase.open(database.pool(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void aTransactionThatCommitsLateIsNotSkipped() throws Exception {
        try (Connection early = database.pool().getConnection(); Statement statement = early.createStatement()) {
            // Given: one that began first and commits last
            early.setAutoCommit(false);
            statement.execute("INSERT INTO ledger.change (records, recorded_at, moved) VALUES (1, now(), '{}')");
            store.ledger().append(of("m-1", finding("1", "a")));
            // When
            List<Change> meanwhile = store.changes().read(Change.Position.START, 100);
            early.commit();
            // Then
            assertThat(meanwhile).isEmpty();
            Await.until("both changes", () -> store.changes().read(Change.Position.START, 100).size() == 2);
            assertThat(store.changes().read(Change.Position.START, 100)).extracting(change -> change.records().size())
                    .containsExactly(0, 1);
        }
    }

    @Test
    void aFollowerSeesEveryChangeExactlyOnceWhileManyAppend() throws Exception {
        // Given
        int threads = 6;
        int each = 40;
        CompletableFuture<List<UUID>> follower = CompletableFuture.supplyAsync(() -> follow(threads * each));
        // When
        Together.run(threads, thread -> () -> {
            for (int i = 0; i < each; i++) {
                store.ledger().append(of(thread + "/" + i, finding(thread + "-" + i, "a")));
            }
            return thread;
        });
        // Then
        assertThat(follower.get(60, TimeUnit.SECONDS)).hasSize(threads * each).doesNotHaveDuplicates();
    }

    @Test
    void anotherProcessReadsFromTheDatabaseWhatThisOneRemembers() {
        // Given
        store.ledger().append(of("m-1", finding("1", "a"), finding("2", "b")));
        store.ledger().append(of("m-2", finding("1", "c"), finding("3", "d"), finding("3", "e")));
        // When
        List<Change> remembered = store.changes().read(Change.Position.START, 100);
        List<Change> read;
        try (LedgerDatabase other = LedgerDatabase.open(database.pool(), Clock.systemUTC())) {
            read = other.changes().read(Change.Position.START, 100);
        }
        // Then
        assertThat(remembered).hasSize(2).extracting(Change::position)
                .isEqualTo(read.stream().map(Change::position).toList());
        assertThat(remembered).extracting(change -> Set.copyOf(change.records()))
                .isEqualTo(read.stream().map(change -> Set.copyOf(change.records())).toList());
        assertThat(remembered.getLast().records()).extracting(StoredRecord::revision).containsExactly(2, 2);
    }

    private List<UUID> follow(int records) {
        List<UUID> seen = new ArrayList<>();
        Change.Position position = Change.Position.START;
        while (seen.size() < records) {
            for (Change change : store.changes().read(position, 7)) {
                assertThat(change.position()).isGreaterThan(position);
                position = Change.Position.decode(change.position().encoded());
                change.records().forEach(record -> seen.add(record.id()));
            }
            awaitMore();
        }
        return seen;
    }

    private void awaitMore() {
        try {
            store.changes().await(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReadTakesWholeChangesAndAboutAsManyRecordsAsWanted() {
        // Given
        for (int message = 0; message < 5; message++) {
            store.ledger().append(of("m-" + message, finding(message + "a", "a"), finding(message + "b", "a")));
        }
        // When / Then
        assertThat(store.changes().read(Change.Position.START, 1)).hasSize(1);
        assertThat(store.changes().read(Change.Position.START, 5)).hasSize(2);
        assertThat(store.changes().read(Change.Position.START, 100)).hasSize(5)
                .allSatisfy(change -> assertThat(change.records()).hasSize(2));
        Change.Position end = store.changes().read(Change.Position.START, 100).getLast().position();
        assertThat(store.changes().read(end, 100)).isEmpty();
    }

    @Test
    void aWaitingFollowerIsWokenByAnAppend() throws Exception {
        // Given
        store.changes().read(Change.Position.START, 10);
        CompletableFuture<Void> woken = CompletableFuture.runAsync(this::awaitMore);
        // When
        store.ledger().append(of("m-1", finding("1", "a")));
        // Then
        woken.get(30, TimeUnit.SECONDS);
        Await.until("the change", () -> store.changes().read(Change.Position.START, 10).size() == 1);
    }
}
