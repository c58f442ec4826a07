package org.yijian.records.ledger.postgres;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.body.CaseState;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.ComplaintChannel;
import org.yijian.records.body.IdentityStatus;
import org.yijian.records.body.Practitioner;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.RecordIds;
import org.yijian.records.ledger.personal.DataKeys;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.records.ledger.personal.Erasures;
import org.yijian.records.personal.PersonalFields;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PersonalDataIT {

    private static final AccessScope ALL = AccessScope.everything("test");
    private static final String PSEUDONYM = "0123456789abcdef".repeat(4);
    private static final String CERTIFICATE = "CERT-7788990011";
    private static final String NAME = "欧*";
    private static final String LAW = "《个人信息保护法》第四十七条";

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path keys;

    private LedgerDatabase store;
    private Erasures erasures;

    @BeforeEach
    void open() {
        store = LedgerDatabase.open(database.pool(), KeyRing.openOrCreate(keys.resolve("keys"), Clock.systemUTC()),
                Clock.systemUTC());
        erasures = store.erasures(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private static CanonicalRecord nurse(String level) {
        return new CanonicalRecord("police", PSEUDONYM + "|F-1", Deliveries.reference(null, "F-1", null), "500106001",
                Department.POLICE, OffsetDateTime.parse("2026-03-01T00:00:00+08:00"), Sensitivity.PERSONAL, "1.0",
                new Practitioner(PSEUDONYM, NAME, "护理员", CERTIFICATE, level, IdentityStatus.VALID, null));
    }

    private static CanonicalRecord complaint(Sensitivity sensitivity) {
        return new CanonicalRecord("hotline-12345", "C-1", Deliveries.reference(null, "F-1", null), "500106001",
                Department.HOTLINE, OffsetDateTime.parse("2026-03-01T00:00:00+08:00"), sensitivity, "1.0",
                new Complaint("其他", ComplaintChannel.HOTLINE, "反映收费", "来电人欧阳不知名反映收费问题", null, null, null, null,
                        CaseState.CLOSED));
    }

    private StoredRecord append(String message, CanonicalRecord record) {
        List<WrittenRecord> written = store.ledger().written(List.of(record));
        store.ledger().append(new Delivery(Deliveries.exchange(record.source(), message), 0, true, written, List.of(),
                Deliveries.sealed("{\"hash\":\"" + written.getFirst().contentHash() + "\"}")));
        return store.reader().record(RecordIds.of(written.getFirst().record()), ALL).orElseThrow();
    }

    @Test
    void personalFieldsAreNowhereInTheClearAndComeBackForThoseWhoMaySeeThem() {
        // When
        StoredRecord stored = append("m-1", nurse("三级"));
        // Then
        Practitioner masked = (Practitioner) stored.record().body();
        assertThat(masked.pseudonym()).isEqualTo(PersonalFields.MASKED);
        assertThat(masked.certificate()).isEqualTo(PersonalFields.MASKED);
        assertThat(masked.role()).isEqualTo("护理员");
        assertThat(store.personal().reveal(stored).body()).isEqualTo(nurse("三级").body());
        assertThat(database.dump()).doesNotContain(PSEUDONYM, CERTIFICATE, NAME);
    }

    @Test
    void followersHearOfCommitmentsWhetherFromMemoryOrFromTheDatabase() {
        // Given
        StoredRecord stored = append("m-1", nurse("三级"));
        // When
        List<Change> remembered = store.changes().read(Change.Position.START, 100);
        List<Change> read;
        try (LedgerDatabase other = LedgerDatabase.open(database.pool(), Clock.systemUTC())) {
            read = other.changes().read(Change.Position.START, 100);
        }
        // Then
        assertThat(stored.commitments()).isNotEmpty();
        assertThat(remembered).isEqualTo(read);
        assertThat(remembered.getFirst().records()).containsExactly(stored);
    }

    @Test
    void freeTextIsPersonalOnlyInRecordsAboutAPerson() {
        // When
        StoredRecord personal = append("m-1", complaint(Sensitivity.PERSONAL));
        // Then
        assertThat(((Complaint) personal.record().body()).text()).isEqualTo(PersonalFields.MASKED);
        assertThat(database.dump()).doesNotContain("欧阳不知名");
        // And
        assertThat(append("m-2", complaint(Sensitivity.INTERNAL)).record()).isEqualTo(complaint(Sensitivity.INTERNAL));
        assertThat(database.number("SELECT count(*) FROM ledger.personal_key")).isEqualTo(1);
    }

    @Test
    void aDepartmentsKeyIsReplacedInTheBackgroundAndDestroyedWhenNothingUsesIt() {
        // Given
        StoredRecord first = append("m-1", nurse("三级"));
        StoredRecord erased = append("m-2", complaint(Sensitivity.PERSONAL));
        Erasure erasure = erasures.request(Set.of(erased.id()), "本人要求", LAW, "supervisor");
        DataKeys keys = store.personal().dataKeys();
        UUID old = keyOf(keys, "police");
        assertThatThrownBy(() -> keys.destroy(old)).hasMessageContaining("YJ-REC-071");

        // When
        keys.retire(old);
        assertThatThrownBy(() -> keys.destroy(old)).hasMessageContaining("YJ-REC-071");
        keys.retire(keyOf(keys, "hotline"));
        erasures.destroy(erasures.decide(erasure.id(), true, "approver"));
        int rewrapped = 0;
        for (int some = keys.rewrapSome(); some > 0; some = keys.rewrapSome()) {
            rewrapped += some;
        }
        keys.destroy(old);

        // Then: the erased record's key did not come back, and the other one's opens as before
        assertThat(rewrapped).isEqualTo(1);
        assertThat(database.number("SELECT count(*) FROM ledger.department_key WHERE wrapped IS NULL")).isEqualTo(1);
        assertThat(store.personal().reveal(first).body()).isEqualTo(nurse("三级").body());
        try (LedgerDatabase again = LedgerDatabase.open(database.pool(),
                KeyRing.openOrCreate(this.keys.resolve("keys"), Clock.systemUTC()), Clock.systemUTC())) {
            assertThat(again.personal().reveal(first).body()).isEqualTo(nurse("三级").body());
        }
        assertThat(append("m-3", nurse("三级")).contentHash()).isEqualTo(first.contentHash());
        assertThatThrownBy(() -> keys.retire(old)).hasMessageContaining("YJ-REC-070");
    }

    private static UUID keyOf(DataKeys keys, String department) {
        return keys.all().stream().filter(key -> key.department().equals(department)).findFirst().orElseThrow().id();
    }

    @Test
    void whatIsSentAgainIsUnchangedAlthoughItIsSalted() {
        // Given
        StoredRecord first = append("m-1", nurse("三级"));
        // When
        StoredRecord again = append("m-2", nurse("三级"));
        // Then
        assertThat(again.revision()).isEqualTo(1);
        assertThat(again.contentHash()).isEqualTo(first.contentHash());
        assertThat(append("m-3", nurse("二级")).revision()).isEqualTo(2);
    }

    @Test
    void thePersonIsFoundByTheExactNumberOnly() {
        // Given
        StoredRecord stored = append("m-1", nurse("三级"));
        // When
        List<UUID> found = store.personal().withExactly("/body/certificate", CERTIFICATE);
        // Then
        assertThat(found).containsExactly(stored.id());
        assertThat(store.personal().withExactly("/body/certificate", CERTIFICATE + "0")).isEmpty();
        assertThat(store.personal().withExactly("/body/pseudonym", CERTIFICATE)).isEmpty();
    }

    @Test
    void aRecordWithPersonalFieldsInTheClearIsNotKept() {
        // Given
        Delivery clear = Deliveries.of("m-1", nurse("三级"));
        // When, Then
        assertThatThrownBy(() -> store.ledger().append(clear)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void erasureDestroysThePersonsDataAndNoProof() {
        // Given
        StoredRecord before = append("m-1", nurse("三级"));
        StoredRecord other = append("m-2", complaint(Sensitivity.PERSONAL));
        Erasure asked = erasures.request(Set.of(before.id()), "本人要求删除", LAW, "supervisor");
        // When
        Erasure decided = erasures.decide(asked.id(), true, "approver");
        Set<UUID> exchanges = erasures.destroy(decided);
        erasures.finish(decided.id());
        // Then
        StoredRecord after = store.reader().record(before.id(), ALL).orElseThrow();
        assertThat(after.contentHash()).isEqualTo(before.contentHash());
        assertThat(after.content()).isEqualTo(before.content());
        assertThat(((Practitioner) store.personal().reveal(after).body()).certificate())
                .isEqualTo(PersonalFields.ERASED);
        assertThat(store.personal().withExactly("/body/certificate", CERTIFICATE)).isEmpty();
        assertThat(store.personal().reveal(other).body()).isEqualTo(complaint(Sensitivity.PERSONAL).body());
        assertThat(exchanges).containsExactly(before.exchangeId());
        assertThat(erasures.of(before.id())).hasValueSatisfying(erasure -> {
            assertThat(erasure.state()).isEqualTo(Erasure.State.DONE);
            assertThat(erasure.decidedBy()).isEqualTo("approver");
            assertThat(erasure.reason()).isEqualTo("本人要求删除");
        });
        assertThat(erasures.of(other.id())).isEmpty();
        assertThat(database.dump()).contains("\"type\":\"delete\"").doesNotContain(PSEUDONYM, CERTIFICATE);
        assertThat(store.check(new MemoryLog()).run()).isEmpty();
    }

    @Test
    void whatTheSourceSendsAgainAfterwardsIsKeptWithoutThePerson() {
        // Given
        StoredRecord before = append("m-1", nurse("三级"));
        erasures.destroy(erasures.decide(
                erasures.request(Set.of(before.id()), "本人要求删除", LAW, "supervisor").id(), true, "approver"));
        // When
        StoredRecord again = append("m-2", nurse("三级"));
        // Then
        assertThat(((Practitioner) store.personal().reveal(again).body()).pseudonym()).isEqualTo(PersonalFields.ERASED);
        assertThat(database.dump()).doesNotContain(PSEUDONYM, CERTIFICATE);
        assertThat(append("m-3", nurse("三级")).revision()).isEqualTo(again.revision());
    }

    @Test
    void anOldBackupOfTheDatabaseLosesItsKeysAgain() {
        // Given
        StoredRecord restored = append("m-1", nurse("三级"));
        Erasure listed = new Erasure(UUID.randomUUID(), Erasure.State.DONE, List.of(restored.id()), null, "本人要求删除", LAW,
                "supervisor", restored.recordedAt(), "approver", restored.recordedAt(), null);
        // When
        erasures.destroy(listed);
        erasures.destroy(listed);
        // Then
        assertThat(((Practitioner) store.personal().reveal(restored).body()).certificate())
                .isEqualTo(PersonalFields.ERASED);
        assertThat(erasures.of(restored.id())).hasValueSatisfying(
                erasure -> assertThat(erasure.id()).isEqualTo(listed.id()));
    }

    @Test
    void nobodyErasesAloneOrWithoutGrounds() {
        // Given
        StoredRecord stored = append("m-1", nurse("三级"));
        Erasure asked = erasures.request(Set.of(stored.id()), "本人要求删除", LAW, "supervisor");
        // When, Then
        assertThatThrownBy(() -> erasures.decide(asked.id(), true, "supervisor"))
                .isInstanceOf(FaultException.class).hasMessageContaining("YJ-REC-063");
        assertThatThrownBy(() -> erasures.request(Set.of(stored.id()), " ", LAW, "supervisor"))
                .hasMessageContaining("YJ-REC-061");
        assertThatThrownBy(() -> erasures.request(Set.of(UUID.randomUUID()), "x", LAW, "supervisor"))
                .hasMessageContaining("YJ-REC-060");
        erasures.decide(asked.id(), false, "approver");
        assertThatThrownBy(() -> erasures.decide(asked.id(), true, "approver")).hasMessageContaining("YJ-REC-062");
        assertThat(store.personal().reveal(stored).body()).isEqualTo(nurse("三级").body());
    }

    @Test
    void aCiphertextUnderAnotherRecordDoesNotOpen() {
        // Given
        StoredRecord stored = append("m-1", nurse("三级"));
        append("m-2", complaint(Sensitivity.PERSONAL));
        // When
        database.execute(
                "UPDATE ledger.personal_value SET ciphertext = (SELECT ciphertext FROM ledger.personal_value v "
                        + "WHERE v.record_id <> personal_value.record_id)");
        // Then
        assertThatThrownBy(() -> store.personal().reveal(stored)).hasMessageContaining("YJ-SEC-013");
        assertThat(new String(stored.content(), StandardCharsets.UTF_8)).doesNotContain(CERTIFICATE);
    }
}
