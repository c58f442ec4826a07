package org.yijian.records.ledger.personal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.form.Forms;
import org.yijian.records.json.RecordJson;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.RecordIds;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.personal.PersonalFields;
import org.yijian.records.personal.SealedFields;
import org.yijian.security.privacy.FieldEncryption;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.KeyRing;

/**
 * Encrypts personal fields before they are signed and kept, and decrypts them for those who may see them. Asks nobody
 * whether they may: whoever calls {@link #reveal} has decided, and logged it.
 */
public final class PersonalVault {

    private static final int KEY_BYTES = 32;
    private static final String KEYED = "keyed:";

    private final Transactions transactions;
    private final RecordKeys keys;
    private final byte[] matching;
    private final byte[] naming;
    private final Clock clock;

    public PersonalVault(Transactions transactions, KeyRing ring, Clock clock) {
        SecureRandom random = new SecureRandom();
        this.transactions = transactions;
        this.keys = new RecordKeys(
                new DepartmentKeys(FieldEncryption.of(ring).with(ring.derive("department-keys", KEY_BYTES)), random),
                random);
        this.matching = ring.derive("personal-match", KEY_BYTES);
        this.naming = ring.derive("personal-source-key", KEY_BYTES);
        this.clock = clock;
    }

    /** Makes records ready to be signed and kept; costs nothing but writing where none has personal fields. */
    public List<WrittenRecord> written(List<CanonicalRecord> records) {
        if (records.stream().noneMatch(PersonalFields::in)) {
            return WrittenRecord.all(records);
        }
        List<CanonicalRecord> keyed = records.stream().map(this::keyed).toList();
        Map<UUID, String> personal = new LinkedHashMap<>();
        keyed.stream().filter(PersonalFields::in)
                .forEach(record -> personal.put(RecordIds.of(record), record.department().wire()));
        Map<UUID, RecordKeys.Kept> kept = transactions.call("make keys of personal data", connection -> {
            Transactions.useIndexes(connection);
            keys.make(connection, personal, clock.instant());
            return keys.of(connection, personal.keySet());
        });
        return keyed.stream().map(record -> written(record, kept.get(RecordIds.of(record)))).toList();
    }

    /** A source key that names a person does not stay: the same key always gives the same keyed hash. */
    private CanonicalRecord keyed(CanonicalRecord record) {
        if (!Forms.of(record.kind()).keyedByPerson() || record.sourceKey().startsWith(KEYED)) {
            return record;
        }
        return PersonalFields.keyed(record, KEYED + Digests.hex(
                hash(naming, record.source() + "|" + record.kind().wire(), record.sourceKey())));
    }

    private WrittenRecord written(CanonicalRecord record, RecordKeys.@Nullable Kept kept) {
        if (kept == null) {
            return WrittenRecord.of(record);
        }
        Map<String, String> values = PersonalFields.values(record);
        CanonicalRecord masked = PersonalFields.with(record,
                path -> values.containsKey(path) ? PersonalFields.MASKED : null);
        RecordKey key = kept.key();
        if (key == null) {
            Map<String, String> erased = new TreeMap<>(values);
            erased.replaceAll((path, value) -> PersonalFields.ERASED);
            return WrittenRecord.of(masked, RecordJson.write(record, erased), SealedFields.NOTHING);
        }
        byte[] content = RecordJson.write(record, key.commitments(values));
        byte[] ciphertext = key.encrypt(values, Digests.sha256(content));
        return WrittenRecord.of(masked, content, new SealedFields(ciphertext, matches(record, values)));
    }

    private List<byte[]> matches(CanonicalRecord record, Map<String, String> values) {
        List<byte[]> matches = new ArrayList<>();
        for (String path : PersonalFields.exact(Forms.of(record.kind()))) {
            String value = values.get(path);
            if (value != null) {
                matches.add(hash(matching, path, value));
            }
        }
        return matches;
    }

    private static byte[] hash(byte[] key, String domain, String value) {
        return Digests.hmacSha256(key, (domain + "\0" + value).getBytes(StandardCharsets.UTF_8));
    }

    /** The record with its personal fields in the clear; {@link PersonalFields#ERASED} stands where they are no more. */
    public CanonicalRecord reveal(StoredRecord stored) {
        if (stored.commitments().isEmpty()) {
            return stored.record();
        }
        Map<String, String> values = transactions.call("decrypt personal data", connection -> {
            byte[] hash = HexFormat.of().parseHex(stored.contentHash());
            RecordKeys.Kept kept = keys.of(connection, List.of(stored.id())).get(stored.id());
            RecordKey key = kept == null ? null : kept.key();
            return key == null
                    ? Map.<String, String>of()
                    : Query.of(connection, """
                            SELECT ciphertext FROM ledger.personal_value WHERE record_id = ? AND content_hash = ?""",
                            stored.id(), hash).first(row -> key.decrypt(row.getBytes(1), hash)).orElse(Map.of());
        });
        return PersonalFields.with(stored.record(), path -> stored.commitments().containsKey(path)
                ? values.getOrDefault(path, PersonalFields.ERASED)
                : null);
    }

    /** The departments' keys, to change them. */
    public DataKeys dataKeys() {
        return new DataKeys(transactions, keys, clock);
    }

    /** Records that have such a value in common with a record, itself among them. */
    public List<UUID> ofSamePerson(UUID record) {
        return transactions.call("look a person's records up", connection -> Query.of(connection, """
                SELECT ? UNION SELECT other.record_id FROM ledger.personal_match known
                JOIN ledger.personal_match other USING (hash) WHERE known.record_id = ?""", record, record)
                .list(row -> row.getObject(1, UUID.class)));
    }

    /**
     * Records that hold exactly this value in a field by which people may be found.
     *
     * @param path the field, for example {@code /body/pseudonym}
     */
    public List<UUID> withExactly(String path, String value) {
        return transactions.call("look a person up", connection -> Query.of(connection,
                "SELECT record_id FROM ledger.personal_match WHERE hash = ? ORDER BY record_id",
                hash(matching, path, value)).list(row -> row.getObject(1, UUID.class)));
    }
}
