package org.yijian.search.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.search.TestRecords;
import org.yijian.security.seal.Seal;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.record;

/** The index follows a real ledger. */
@Timeout(60)
class PostgresFollowerIT {

    private static final IndexSettings OFTEN = IndexSettings.standard();

    @TempDir
    Path folder;

    @TempDir
    Path secrets;

    private EmbeddedPostgres postgres;
    private LedgerDatabase ledger;

    @BeforeEach
    void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        ledger = LedgerDatabase.open(postgres.getPostgresDatabase(), keys(), Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
        postgres.close();
    }

    private KeyRing keys() {
        return KeyRing.openOrCreate(secrets.resolve("keys"), Clock.systemUTC());
    }

    private void deliver(String message, List<CanonicalRecord> records) {
        Exchange exchange = new Exchange(UUID.nameUUIDFromBytes(message.getBytes(StandardCharsets.UTF_8)), "source",
                message, "route", "source", null, "1.0", "generated", Instant.parse("2026-03-01T00:00:00Z"), 1,
                "ab".repeat(32),
                "cd".repeat(32));
        ledger.ledger().append(new Delivery(exchange, 0, true, ledger.ledger().written(records), List.of(),
                new SealedManifest(message.getBytes(StandardCharsets.UTF_8),
                        new Seal(new byte[8], Seal.Attestation.HUB),
                        new byte[32])));
    }

    /** The record with only these identifiers of its facility. */
    private static CanonicalRecord at(CanonicalRecord record, String filingNumber, String certificationNumber) {
        return new CanonicalRecord(record.source(), record.sourceKey(),
                new FacilityReference(null, filingNumber.isEmpty() ? null : filingNumber,
                        certificationNumber.isEmpty() ? null : certificationNumber, null, null, null),
                record.region(), record.department(), record.occurredAt(), record.sensitivity(),
                record.contractVersion(), record.body());
    }

    /** Waits until index and ledger agree; when the time is over, says in what they differ. */
    private void awaitAgreement(RecordIndex index, IndexFollower follower) {
        IndexDifferences differences = IndexCheck.compare(index,
                DatabaseHeads.of(postgres.getPostgresDatabase()).iterator());
        while (!differences.none() || follower.health().state() != IndexHealth.State.CAUGHT_UP) {
            if (Thread.interrupted()) {
                throw new AssertionError(differences + " " + follower.health());
            }
            differences = IndexCheck.compare(index, DatabaseHeads.of(postgres.getPostgresDatabase()).iterator());
        }
    }

    @Test
    void newRecordsRevisionsAndMergesArriveInTheIndexOnceEach() {
        try (RecordIndex index = RecordIndex.open(folder, OFTEN);
                IndexFollower follower = IndexFollower.start(index, ledger.changes(), OFTEN, Clock.systemUTC())) {
            // Given
            deliver("m-1", TestRecords.various(700, 21));
            deliver("m-2", List.of(at(record("by filing", finding("消防", Severity.MINOR)), "F-1", "")));
            deliver("m-3", List.of(at(record("by certificate", finding("燃气", Severity.MINOR)), "", "CMS:1")));
            awaitAgreement(index, follower);
            assertThat(index.documents()).isEqualTo(702);

            // When
            deliver("m-4", TestRecords.various(700, 21));
            deliver("m-5", List.of(at(record("both", finding("两证", Severity.MAJOR)), "F-1", "CMS:1")));

            // Then
            awaitAgreement(index, follower);
            assertThat(index.documents()).isEqualTo(703);
        }
    }

    @Test
    void manyThreadsThatReviseTheSameRecordsLeaveTheNewestRevision() throws InterruptedException {
        try (RecordIndex index = RecordIndex.open(folder, OFTEN);
                IndexFollower follower = IndexFollower.start(index, ledger.changes(), OFTEN, Clock.systemUTC())) {
            // Given
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int round = 0; round < 30; round++) {
                        deliver("m-" + number + "-" + round, revised(number + " " + round));
                    }
                }));
            }

            // When
            for (Thread thread : threads) {
                thread.join();
            }

            // Then
            awaitAgreement(index, follower);
            assertThat(index.documents()).isEqualTo(20);
        }
    }

    @Test
    void anIndexThatHoldsAnotherLedgerIsRebuilt() throws IOException {
        // Given
        deliver("m-1", TestRecords.various(300, 21));
        follow();
        String former = ledger.changes().ledger();
        // When
        close();
        open();
        deliver("m-2", TestRecords.various(200, 22));
        // Then
        assertThat(ledger.changes().ledger()).isNotEqualTo(former);
        assertThat(follow()).isEqualTo(200);
    }

    @Test
    void anIndexAheadOfARestoredLedgerIsRebuilt() {
        // Given
        deliver("m-1", List.of(record("kept", finding("消防", Severity.MINOR))));
        deliver("m-2", List.of(record("lost", finding("燃气", Severity.MINOR))));
        assertThat(follow()).isEqualTo(2);
        // When
        execute("DELETE FROM ledger.change WHERE sequence = 2");
        execute("DELETE FROM ledger.revision WHERE record_id IN (SELECT id FROM ledger.head WHERE source_key = 'lost')");
        execute("DELETE FROM ledger.head WHERE source_key = 'lost'");
        // Then
        assertThat(follow()).isEqualTo(1);
    }

    @Test
    void aLedgerBroughtIntoAnotherClusterIsFollowedOn() {
        // Given
        deliver("m-1", TestRecords.various(100, 21));
        deliver("m-2", List.of(record("by hand", finding("消防", Severity.MINOR))));
        follow();
        String former = ledger.changes().ledger();
        // When
        execute("UPDATE ledger.change SET transaction = (transaction::text::bigint + 1000000)::text::xid8");
        ledger.close();
        ledger = LedgerDatabase.open(postgres.getPostgresDatabase(), keys(), Clock.systemUTC());
        deliver("m-3", List.of(record("by hand", finding("燃气", Severity.MAJOR)),
                record("new", finding("燃气", Severity.MAJOR))));
        // Then
        assertThat(ledger.changes().ledger()).isNotEqualTo(former);
        assertThat(follow()).isEqualTo(102);
    }

    @Test
    void anIndexOfTheSameLedgerIsKept() {
        // Given
        deliver("m-1", TestRecords.various(100, 21));
        follow();
        // When
        ledger.close();
        ledger = LedgerDatabase.open(postgres.getPostgresDatabase(), keys(), Clock.systemUTC());
        // Then
        try (RecordIndex index = RecordIndex.open(folder, OFTEN)) {
            assertThat(index.ledger()).isEqualTo(ledger.changes().ledger());
            assertThat(ledger.changes().has(index.position())).isTrue();
            assertThat(index.documents()).isEqualTo(100);
        }
    }

    /** Follows until index and ledger agree, then closes the index; answers how many records it holds. */
    private long follow() {
        try (RecordIndex index = RecordIndex.open(folder, OFTEN);
                IndexFollower follower = IndexFollower.start(index, ledger.changes(), OFTEN, Clock.systemUTC())) {
            awaitAgreement(index, follower);
            return index.documents();
        }
    }

    private void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<CanonicalRecord> revised(String text) {
        List<CanonicalRecord> records = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            records.add(record("R" + number, finding("消防 " + text, Severity.MINOR)));
        }
        return records;
    }
}
