package org.yijian.search.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.seal.Seal;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

/** An index is built anew from a real ledger while people search and records come in, and through kills. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildIT {

    private static final int MESSAGES = 24;
    private static final int IN_EACH = 500;

    @TempDir
    static Path secrets;

    private EmbeddedPostgres postgres;
    private LedgerDatabase ledger;
    private int delivered;

    @BeforeAll
    void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        KeyRing keys = KeyRing.openOrCreate(secrets.resolve("keys"), Clock.systemUTC());
        ledger = LedgerDatabase.open(postgres.getPostgresDatabase(), keys, Clock.systemUTC());
        for (int message = 0; message < MESSAGES; message++) {
            deliver(IN_EACH);
        }
    }

    @AfterAll
    void close() throws IOException {
        ledger.close();
        postgres.close();
    }

    /** A message with new records. */
    private void deliver(int count) {
        List<CanonicalRecord> records = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            records.add(record("R-" + delivered++, finding("消防通道被杂物堵塞", Severity.MAJOR)));
        }
        String message = "m-" + delivered;
        Exchange exchange = new Exchange(UUID.nameUUIDFromBytes(message.getBytes(StandardCharsets.UTF_8)), "source",
                message, "route", "source", null, "1.0", "generated", Instant.parse("2026-03-01T00:00:00Z"), 1,
                "ab".repeat(32), "cd".repeat(32));
        ledger.ledger().append(new Delivery(exchange, 0, true, ledger.ledger().written(records), List.of(),
                new SealedManifest(message.getBytes(StandardCharsets.UTF_8),
                        new Seal(new byte[8], Seal.Attestation.HUB), new byte[32])));
    }

    private IndexGenerations start(Path folder) {
        return IndexGenerations.start(folder, ledger.changes(), IndexSettings.standard(), Clock.systemUTC());
    }

    private IndexDifferences differences(IndexGenerations index) {
        return index
                .hold(held -> IndexCheck.compare(held, DatabaseHeads.of(postgres.getPostgresDatabase()).iterator()));
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("not in time");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static long found(IndexGenerations index) {
        return new IndexSearch(index).search(query("消防通道"), ALL).total();
    }

    private static boolean rebuilt(IndexGenerations index) {
        IndexStatus.Rebuild rebuild = index.status().rebuild();
        return rebuild != null && rebuild.state() == IndexStatus.State.DONE;
    }

    @Test
    void nothingThatWasFoundIsMissedAtAnyMomentOfARebuildWhileRecordsComeIn(@TempDir Path folder)
            throws InterruptedException {
        try (IndexGenerations index = start(folder)) {
            // Given
            await(() -> differences(index).none());
            AtomicBoolean done = new AtomicBoolean();
            List<String> missed = new ArrayList<>();
            Thread person = Thread.ofPlatform().start(() -> {
                for (long most = delivered; !done.get();) {
                    long now = found(index);
                    if (now < most) {
                        missed.add(now + " after " + most);
                    }
                    most = Math.max(most, now);
                }
            });

            // When
            for (int round = 0; round < 2; round++) {
                index.rebuild();
                await(() -> {
                    deliver(10);
                    return rebuilt(index);
                });
            }

            // Then
            await(() -> differences(index).none());
            done.set(true);
            person.join();
            assertThat(missed).isEmpty();
            assertThat(found(index)).isEqualTo(delivered);
            assertThat(index.status().generation()).isEqualTo(3);
            await(() -> !Files.exists(folder.resolve("generation-1")) && !Files.exists(folder.resolve("generation-2")));
        }
    }

    @Test
    void aRebuildThatIsKilledAtAnyMomentLeavesAnIndexThatAgreesWithTheLedger(@TempDir Path folder)
            throws IOException, InterruptedException {
        // Given
        Random random = new Random(7);
        for (int kill = 0; kill < 2; kill++) {
            Process process = KilledRebuild.start(postgres.getJdbcUrl("postgres", "postgres"), folder,
                    secrets.resolve("keys"));
            try (BufferedReader said = process.inputReader()) {
                assertThat(said.readLine()).isEqualTo("rebuilding");
                // When
                LockSupport.parkNanos(random.nextLong(1_500_000_000L));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }

        // Then
        try (IndexGenerations index = start(folder)) {
            await(() -> differences(index).none());
            await(() -> index.status().rebuild() == null || rebuilt(index));
            assertThat(differences(index).first()).isEmpty();
            assertThat(found(index)).isEqualTo(delivered);
        }
    }
}
