package org.yijian.records.ledger.attachment;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.yijian.records.ledger.SealedManifest;
import org.yijian.security.json.CanonicalJson;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;
import org.yijian.security.seal.Sealer;

/**
 * What is signed and logged of an attachment: canonical JSON of its id, record, source, name, type, length and digests; of a
 * partner's also the message that the partner sealed, with its digests. The seal is the partner's, else this hub's.
 */
final class AttachmentSealer {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sealer sealer;

    AttachmentSealer(Sealer sealer) {
        this.sealer = sealer;
    }

    static byte[] key() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    SealedManifest seal(UUID attachment, UUID record, Kept kept) {
        byte[] statement = statement(attachment, record, kept);
        Kept.Proof proof = kept.proof();
        Seal seal = proof == null
                ? sealer.seal(statement)
                : new Seal(proof.cms(), Seal.Attestation.SENDER, proof.national());
        return new SealedManifest(statement, seal, key());
    }

    private static byte[] statement(UUID attachment, UUID record, Kept kept) {
        Attachment.Description description = kept.description();
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("attachment", attachment.toString());
        statement.put("record", record.toString());
        statement.put("source", kept.actor());
        statement.put("name", description.name());
        statement.put("mediaType", description.mediaType());
        statement.put("bytes", description.bytes());
        statement.put("sha256", description.sha256());
        statement.put("sm3", description.sm3());
        Kept.Proof proof = kept.proof();
        if (proof != null) {
            Digests digests = Digests.of(proof.message());
            statement.put("content", new String(proof.message(), StandardCharsets.UTF_8));
            statement.put("contentSha256", digests.sha256());
            statement.put("contentSm3", digests.sm3());
        }
        return CanonicalJson.of(statement);
    }
}
