package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.crypto.spec.SecretKeySpec;

import com.google.crypto.tink.subtle.PrfHmacJce;
import org.jspecify.annotations.Nullable;
import org.yijian.security.json.CanonicalJson;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafCodec;
import org.yijian.security.proof.LeafType;
import org.yijian.security.proof.LogProof;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.proof.TileLog;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;
import org.yijian.security.trust.CertificateAuthority;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.SigningKey;
import org.yijian.security.trust.TrustAnchors;

/** A hub with its keys and a log of five leaves: two parts of exchanges, one of a sender that signs, a search, a refusal. */
final class Issuer {

    static final String ORIGIN = "hub.example/log";
    static final String PARTNER = "hub:510107";
    static final byte[] COMMITMENT_KEY = Digests.sha256(new byte[]{ 7 });
    static final byte[] RECORD = "{\"kind\":\"finding\",\"sourceKey\":\"F-1\",\"body\":{\"clause\":\"消防通道\",\"amount\":1.5}}"
            .getBytes(StandardCharsets.UTF_8);
    static final byte[] OTHER_RECORD = "{\"kind\":\"finding\",\"sourceKey\":\"F-2\",\"body\":{\"clause\":\"食品\"}}"
            .getBytes(StandardCharsets.UTF_8);
    static final byte[] SENDERS_CONTENT = "[{\"结算异常\":1}]".getBytes(StandardCharsets.UTF_8);

    final Clock clock = Clock.systemUTC();
    final Instant then = clock.instant().minus(Duration.ofMinutes(2));
    final CertificateAuthority authority = authority("Hub authority", KeyAlgorithm.ECDSA_P256);
    final CertificateAuthority national = authority("Hub authority SM2", KeyAlgorithm.SM2);
    final CertificateAuthority agency = authority("Agency authority", KeyAlgorithm.SM2);
    final CertificateAuthority time = authority("Time authority", KeyAlgorithm.ECDSA_P256);
    final SigningKey messageKey = authority.issue("Hub message", KeyAlgorithm.ECDSA_P256, CertificateProfile.MESSAGE);
    final SigningKey nationalKey = national.issue("Hub message SM2", KeyAlgorithm.SM2, CertificateProfile.MESSAGE);
    final SigningKey agencyKey = agency.issue("Agency", KeyAlgorithm.SM2, CertificateProfile.MESSAGE);
    final CertificateAuthority partner = authority("Partner authority", KeyAlgorithm.ECDSA_P256);
    final SigningKey partnerKey = partner.issue("Partner message", KeyAlgorithm.ECDSA_P256, CertificateProfile.MESSAGE);
    final NoteSigner notes = NoteSigner.of(ORIGIN, authority.issue("log", KeyAlgorithm.ED25519, CertificateProfile.LOG))
            .and(national.issue("log-sm2", KeyAlgorithm.SM2, CertificateProfile.LOG));
    /** Signed checkpoints until {@link #ended}. */
    final SigningKey formerKey = authority.issue("log before", KeyAlgorithm.ED25519, CertificateProfile.LOG);
    final Instant ended = then.minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    final TileLog log;
    final EvidenceWriter writer = new EvidenceWriter(messageKey, clock);

    /** What one part of an exchange is made of. */
    record Part(byte[] manifest, Seal seal, byte[] leaf) {}

    final Part first = part("civil-affairs", 0, hubSeal(manifest("civil-affairs", 0, false)));
    final Part second = part("civil-affairs", 1, hubSeal(manifest("civil-affairs", 1, false)));
    final Part senders = part("insurance", 0, new Seal(new CmsSigner(agencyKey, clock).sign(SENDERS_CONTENT),
            Seal.Attestation.SENDER));
    final byte[] search = LeafCodec.encode(new Leaf(LeafType.SEARCH, "inspector", "search", "query/ab?page=1",
            "allowed", then, "cd".repeat(32), null));

    Issuer(Path folder) {
        log = TileLog.open(folder, ORIGIN, notes, clock);
        log.append(List.of(first.leaf(), second.leaf()));
        log.publish();
        log.append(List.of(senders.leaf(), search, LeafCodec.encode(new Leaf(LeafType.EXCHANGE, "health", "accept",
                "exchange/x", "refused", then, null, null))));
        log.publish();
    }

    /** Puts one more leaf into the log. */
    long append(byte[] leaf) {
        log.append(List.of(leaf));
        log.publish();
        return log.checkpoint().size() - 1;
    }

    CertificateAuthority authority(String name, KeyAlgorithm algorithm) {
        return CertificateAuthority.create(name, algorithm, clock);
    }

    TrustFile trust() {
        return new TrustFile(clock.instant().minusSeconds(60), clock.instant().plus(Duration.ofDays(30)),
                List.of(hub()),
                List.of(), 0, Map.of(former().text(), ended));
    }

    private NoteVerifier former() {
        return new NoteVerifier(ORIGIN, formerKey.certificate().getPublicKey());
    }

    TrustedHub hub() {
        return new TrustedHub("hub:500106", "沙坪坝区（演示）", "Shapingba (generated)",
                List.of(authority.certificate(), national.certificate()), ORIGIN,
                Stream.concat(notes.verifiers().stream(), Stream.of(former())).toList(),
                Map.of("insurance", TrustAnchors.of(agency.certificate()), PARTNER,
                        TrustAnchors.of(partner.certificate())),
                List.of(time.certificate()));
    }

    /** The package of one record. */
    EvidenceContents record() {
        return contents(0, message(first, new EvidenceContents.Entry(RECORD, 0)));
    }

    EvidenceContents contents(long index, EvidenceContents.Subject subject) {
        return EvidenceContents.of(log.leaf(index), proof(index), subject);
    }

    /** As if the former key alone had signed the checkpoint. */
    LogProof formerProof(long index) {
        String note = NoteSigner.of(ORIGIN, formerKey).sign(log.checkpoint().text()).encode();
        return new LogProof(index, log.inclusion(index, log.checkpoint().size()).hashes(), note);
    }

    LogProof proof(long index) {
        return new LogProof(index, log.inclusion(index, log.checkpoint().size()).hashes(), log.checkpointNote());
    }

    EvidenceContents.Message message(Part part, EvidenceContents.Entry record) {
        return message(part).about(record);
    }

    EvidenceContents.Message message(Part part) {
        return EvidenceContents.Message.of(part.manifest(), part.seal(), COMMITMENT_KEY);
    }

    Seal hubSeal(byte[] content) {
        return new Seal(new CmsSigner(messageKey, clock).sign(content), Seal.Attestation.HUB);
    }

    private Part part(String source, int number, Seal seal) {
        byte[] manifest = manifest(source, number, seal.attestation() == Seal.Attestation.SENDER);
        return new Part(manifest, seal, leaf(source, number, manifest, seal.cms()));
    }

    byte[] leaf(String source, int number, byte[] manifest, byte[] cms) {
        return leaf(source, "exchange/e-1/" + number, commitment(manifest), Digests.hex(Digests.sha256(cms)));
    }

    byte[] leaf(String actor, String object, @Nullable String commitment, @Nullable String cmsHash) {
        return LeafCodec.encode(new Leaf(LeafType.EXCHANGE, actor, "accept", object, "accepted", then, commitment,
                cmsHash));
    }

    static String commitment(byte[] message) {
        try {
            return Digests.hex(new PrfHmacJce("HMACSHA256",
                    new SecretKeySpec(COMMITMENT_KEY, "HMAC")).compute(message, 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the acceptance makes it, with two records. */
    static byte[] manifest(String source, int number, boolean sealedBySender) {
        var node = PlainJson.object();
        node.put("v", 1);
        node.put("exchangeId", "e-1");
        node.put("part", number);
        node.put("last", number == 1);
        node.put("source", source);
        if (sealedBySender) {
            node.put("contentSha256", Digests.of(SENDERS_CONTENT).sha256());
            node.put("contentSm3", Digests.of(SENDERS_CONTENT).sm3());
        }
        var records = node.putArray("records");
        records.addObject().put("kind", "finding").put("sourceKey", "F-1").put("contentHash",
                Digests.of(RECORD).sha256());
        records.addObject().put("kind", "finding").put("sourceKey", "F-2").put("contentHash",
                Digests.of(OTHER_RECORD).sha256());
        return CanonicalJson.of(node);
    }
}
