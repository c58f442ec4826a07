package org.yijian.records.ledger.personal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.yijian.security.json.CanonicalOutput;
import org.yijian.security.minimisation.FieldSalts;
import org.yijian.security.privacy.FieldEncryption;
import org.yijian.security.seal.Digests;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The key of one record's personal fields: what encrypts them, and the salts of the commitments to them. */
final class RecordKey {

    private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {
    };

    private final UUID record;
    private final FieldEncryption encryption;
    private final FieldSalts salts;

    /**
     * @param key 32 bytes that nobody else has
     * @param like of the profile that is used
     */
    RecordKey(UUID record, byte[] key, FieldEncryption like) {
        this.record = record;
        this.encryption = like.with(derived(key, "values"));
        this.salts = FieldSalts.of(derived(key, "salts"));
    }

    private static byte[] derived(byte[] key, String use) {
        return Digests.hmacSha256(key, use.getBytes(StandardCharsets.US_ASCII));
    }

    /** A commitment to each value, in base64 for URLs; the same values give the same. */
    Map<String, String> commitments(Map<String, String> values) {
        Map<String, String> commitments = new TreeMap<>();
        values.forEach((path, value) -> commitments.put(path, Base64.getUrlEncoder().withoutPadding()
                .encodeToString(salts.commitment(path, canonical(value)))));
        return commitments;
    }

    private static byte[] canonical(String value) {
        CanonicalOutput output = new CanonicalOutput();
        output.string(value);
        return output.toBytes();
    }

    /** @param hash content hash of the revision that the values belong to */
    byte[] encrypt(Map<String, String> values, byte[] hash) {
        return encryption.encrypt(JsonMapper.shared().writeValueAsBytes(values), associated(hash));
    }

    Map<String, String> decrypt(byte[] ciphertext, byte[] hash) {
        return JsonMapper.shared().readValue(encryption.decrypt(ciphertext, associated(hash)), VALUES);
    }

    private byte[] associated(byte[] hash) {
        return ("personal_value|" + record + "|" + Digests.hex(hash)).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "RecordKey[" + record + ", not shown]";
    }
}
