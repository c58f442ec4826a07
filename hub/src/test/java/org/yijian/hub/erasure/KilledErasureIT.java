package org.yijian.hub.erasure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yijian.hub.account.Account;
import org.yijian.hub.database.EmbeddedDatabase;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.IdentityStatus;
import org.yijian.records.body.Practitioner;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.RecordIds;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.records.ledger.personal.Erasures;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.routes.intake.ExchangeIds;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Role;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.seal.CmsSealer;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;

/** An erasure that dies between any two of its steps, against a real database, ends after the next start. */
@Timeout(180)
class KilledErasureIT {

    private static final String LAW = "《个人信息保护法》第四十七条";
    private static final int MORE_THAN_ALL_STEPS = 60;

    @TempDir
    private static Path folder = Path.of("");
    private static EmbeddedDatabase server;
    private static DyingHub hub;
    private static KeyRing keys;
    private static LedgerDatabase ledger;
    private static JdbcClient sql;
    private static int messages;

    @BeforeAll
    static void open() throws IOException {
        server = EmbeddedDatabase.start(Files.createDirectories(folder.resolve("postgres")),
                Files.createDirectories(folder.resolve("logs")), "killed-4711");
        DriverManagerDataSource database = new DriverManagerDataSource(server.url(), server.user(),
                String.valueOf(server.password()));
        hub = new DyingHub(database);
        sql = JdbcClient.create(database);
        keys = KeyRing.openOrCreate(folder.resolve("keys"), Clock.systemUTC());
        ledger = LedgerDatabase.open(hub, keys, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        ledger.close();
        server.close();
    }

    @Test
    void whereverItDiesItEndsAfterTheNextStartAndNothingIsDestroyedBeforeItWasDecided() {
        int steps = 0;
        boolean died = true;
        while (died) {
            // Given
            assertThat(steps).isLessThan(MORE_THAN_ALL_STEPS);
            StoredRecord record = keep();
            Erasure asked = ledger.erasures(Clock.systemUTC()).request(Set.of(record.id()), "本人要求", LAW, "supervisor");
            // When
            hub.dieAfter(steps);
            attempt(asked.id());
            died = hub.dead();
            hub.rise();
            boolean decided = !state(asked.id()).equals("requested");
            assertThat(keyIsThere(record) || decided).as("after %d steps", steps).isTrue();
            ErasureDesk next = desk();
            next.resume();
            if (!decided) {
                assertThat(keyIsThere(record)).as("after %d steps", steps).isTrue();
                next.decide(asked.id(), true, approver());
            }
            // Then
            assertErased(asked.id(), record, "after " + steps + " steps");
            steps++;
        }
        assertThat(steps).as("steps that it can die between").isGreaterThan(8);
    }

    @Test
    void aListThatTheCrashCutShortIsGoneOnWith() throws IOException {
        // Given
        StoredRecord record = keep();
        Erasures erasures = ledger.erasures(Clock.systemUTC());
        Erasure asked = erasures.request(Set.of(record.id()), "本人要求", LAW, "supervisor");
        erasures.decide(asked.id(), true, "approver");
        Path list = Files.createDirectories(folder.resolve("erasures")).resolve(DestroyedKeys.NAME);
        byte[] half = ("{\"erasure\":\"" + asked.id() + "\",\"reason\":\"本").getBytes(StandardCharsets.UTF_8);
        Files.write(list, Arrays.copyOf(half, half.length - 1), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // When
        desk().resume();
        // Then
        assertErased(asked.id(), record, "cut short");
    }

    private static void attempt(UUID erasure) {
        try {
            desk().decide(erasure, true, approver());
        } catch (DataAccessException killed) {
            // it is dead and says nothing more
            assertThat(hub.dead()).isTrue();
        }
    }

    private static void assertErased(UUID erasure, StoredRecord record, String when) {
        assertThat(state(erasure)).as(when).isEqualTo("done");
        assertThat(keyIsThere(record)).as(when).isFalse();
        assertThat(count("personal_value", record) + count("personal_match", record)).as(when).isZero();
        assertThat(hub.raw).as(when).doesNotContain(record.exchangeId());
        assertThat(new DestroyedKeys(folder.resolve("erasures")).all()).as(when)
                .anyMatch(listed -> listed.id().equals(erasure) && listed.records().contains(record.id()));
    }

    private static boolean keyIsThere(StoredRecord record) {
        return sql.sql("SELECT wrapped IS NOT NULL FROM ledger.personal_key WHERE record_id = ?").param(record.id())
                .query(Boolean.class).single();
    }

    private static long count(String table, StoredRecord record) {
        return sql.sql("SELECT count(*) FROM ledger." + table + " WHERE record_id = ?").param(record.id())
                .query(Long.class).single();
    }

    private static String state(UUID erasure) {
        return sql.sql("SELECT state FROM ledger.erasure WHERE id = ?").param(erasure).query(String.class).single();
    }

    private static StoredRecord keep() {
        String message = "m-" + ++messages;
        String person = String.format("%064x", messages);
        CanonicalRecord nurse = new CanonicalRecord("police", person + "|F-1",
                new FacilityReference(null, null, null, "F-1", "渝碚路养老院（演示）", null), "500106001", Department.POLICE,
                OffsetDateTime.parse("2026-03-01T00:00:00+08:00"), Sensitivity.PERSONAL, "1.0", new Practitioner(person,
                        "欧*", "护理员", "CERT-" + messages, "三级", IdentityStatus.VALID, null));
        List<WrittenRecord> written = ledger.ledger().written(List.of(nurse));
        Exchange exchange = new Exchange(ExchangeIds.of("police", message), "police", message, "test", "police",
                "police", "1.0", "test", Clock.systemUTC().instant(), 1, "00", "00");
        byte[] manifest = "{}".getBytes(StandardCharsets.UTF_8);
        ledger.ledger().append(new Delivery(exchange, 0, true, written, List.of(), new SealedManifest(manifest,
                CmsSealer.of(keys, Clock.systemUTC()).seal(manifest), new byte[32])));
        hub.raw.add(exchange.id());
        return ledger.reader().record(RecordIds.of(written.getFirst().record()),
                AccessScope.everything("test")).orElseThrow();
    }

    private static ErasureDesk desk() {
        return new ErasureDesk(ledger.erasures(Clock.systemUTC()),
                new VaultReading(ledger.personal(), ledger.erasures(Clock.systemUTC())), ledger.reader(),
                new DestroyedKeys(folder.resolve("erasures")), hub, ledger.attachments(folder.resolve("attachments"),
                        keys, Attachments.Limits.STANDARD, Clock.systemUTC()));
    }

    private static Account approver() {
        return new Account("approver", "审批人", "Approver", Set.of(Role.APPROVER), true, Set.of(), Set.of("*"),
                Sensitivity.PUBLIC, true);
    }
}
