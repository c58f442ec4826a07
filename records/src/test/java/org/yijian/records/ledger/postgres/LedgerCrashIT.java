package org.yijian.records.ledger.postgres;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.database.LedgerSchema;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yijian.records.ledger.postgres.Deliveries.finding;
import static org.yijian.records.ledger.postgres.Deliveries.of;
import static org.yijian.records.ledger.postgres.Deliveries.part;

class LedgerCrashIT {

    private static final int PARTS = 150;
    private static final int SIZE = 40;

    @TempDir
    Path folder;

    @Test
    void whateverConnectionsDieInMidTransactionEveryRecordIsThereOnce() throws Exception {
        TestLog log = new TestLog(folder);
        try (TestDatabase database = TestDatabase.create();
                LedgerDatabase store = LedgerDatabase.open(database.pool(), Clock.systemUTC());
                LogSequencer sequencer = store.sequence(log.open())) {
            // Given: somebody who kills connections at random moments
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Integer> killer = CompletableFuture.supplyAsync(() -> kill(database, over));
            AtomicInteger failures = new AtomicInteger();
            // When
            Together.run(3, thread -> () -> {
                for (int part = thread; part < PARTS; part += 3) {
                    untilAppended(store, delivery(part), failures);
                }
                return thread;
            });
            over.set(true);
            // Then
            assertThat(killer.get(60, TimeUnit.SECONDS)).isPositive();
            assertThat(failures).hasPositiveValue();
            assertThat(database.number("SELECT count(*) FROM ledger.head")).isEqualTo(PARTS * SIZE);
            assertThat(database.number("SELECT count(*) FROM ledger.revision")).isEqualTo(PARTS * SIZE);
            Await.until("published", () -> sequencer.status().published() == PARTS);
            sequencer.close();
            assertThat(store.check(log.open()).run()).isEmpty();
        }
    }

    private static Delivery delivery(int part) {
        List<CanonicalRecord> records = new java.util.ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            records.add(finding("K" + part + "-" + i, Deliveries.reference(null, "F" + i, null), "a"));
        }
        return part("m-1", part, part == PARTS - 1, records, List.of());
    }

    private static void untilAppended(LedgerDatabase store, Delivery delivery, AtomicInteger failures) {
        while (true) {
            try {
                store.ledger().append(delivery);
                return;
            } catch (DataAccessException e) {
                failures.incrementAndGet();
            }
        }
    }

    /** Up to 30 ms between two, so that some transactions live. */
    private static int kill(TestDatabase database, AtomicBoolean over) {
        int killed = 0;
        try (TestDatabase.Outsider outsider = database.outsider()) {
            while (!over.get()) {
                outsider.number("SELECT 1 FROM pg_sleep(random() * 0.03)");
                killed += (int) outsider.number("SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM "
                        + "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                        + "AND backend_xid IS NOT NULL ORDER BY random() LIMIT 1) p");
            }
        }
        database.forgetConnections();
        return killed;
    }

    @Test
    void withoutDatabaseNothingIsKeptAndAfterwardsItGoesOn() throws Exception {
        // Given
        EmbeddedPostgres server = server(0);
        int port = server.getPort();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setConnectionTimeout(500);
        try (HikariDataSource pool = new HikariDataSource(config);
                LedgerDatabase store = LedgerDatabase.open(pool, Clock.systemUTC())) {
            store.ledger().append(of("m-1", finding("1", "a")));
            server.close();
            // When
            assertThatThrownBy(() -> store.ledger().append(of("m-2", finding("2", "a"))))
                    .isInstanceOf(DataAccessException.class);
            assertThat(store.auditLog().append(new Leaf(LeafType.SEARCH, "a", "search", "q", "allowed",
                    java.time.Instant.EPOCH, null, null))).failsWithin(30, TimeUnit.SECONDS).withThrowableThat()
                    .withCauseInstanceOf(DataAccessException.class);
            try (EmbeddedPostgres again = server(port)) {
                // Then
                Appended appended = retried(store);
                assertThat(appended).isEqualTo(new Appended(1, 0, 0, false));
                assertThat(store.check(new MemoryLog()).run()).isEmpty();
                assertThat(again.getPort()).isEqualTo(port);
            }
        }
    }

    private static Appended retried(LedgerDatabase store) {
        Appended[] appended = new Appended[1];
        Await.until("the database is back", () -> {
            try {
                appended[0] = store.ledger().append(of("m-2", finding("2", "a")));
                return true;
            } catch (DataAccessException away) {
                return false;
            }
        });
        return appended[0];
    }

    private EmbeddedPostgres server(int port) throws java.io.IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false).setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    @Test
    void aDatabaseThatForgetsIsRefused() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("forgetful"))
                .setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "on").start()) {
            assertThatThrownBy(() -> LedgerSchema.requireDurable(server.getPostgresDatabase()))
                    .isInstanceOf(FaultException.class).hasMessageContaining("fsync")
                    .hasMessageContaining(RecordError.DATABASE_NOT_DURABLE.code());
        }
    }

    @Test
    void aDatabaseThatRemembersIsTaken() {
        try (TestDatabase database = TestDatabase.create()) {
            LedgerSchema.requireDurable(database.pool());
            LedgerSchema.migrate(database.pool());
            LedgerSchema.migrate(database.pool());
            assertThat(database.number("SELECT size FROM ledger.checkpoint")).isZero();
        }
    }
}
