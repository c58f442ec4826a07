package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.CertificateFile;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.SigningKey;

/** Packs and signs evidence. Safe for many threads. */
public final class EvidenceWriter {

    /** Ending of the file's name. */
    public static final String EXTENSION = ".asice";
    public static final String MEDIA_TYPE = PackageFile.MIMETYPE_CONTENT;

    private final Supplier<SigningKey> key;
    private final CmsSigner signer;
    private final Clock clock;

    /** @param key the hub's ECDSA key for messages */
    public EvidenceWriter(SigningKey key, Clock clock) {
        this(() -> key, new CmsSigner(key, clock), clock);
    }

    private EvidenceWriter(Supplier<SigningKey> key, CmsSigner signer, Clock clock) {
        this.key = key;
        this.signer = signer;
        this.clock = clock;
    }

    /** Always with the key for messages that is in use. */
    public static EvidenceWriter of(KeyRing keys, Clock clock) {
        return new EvidenceWriter(() -> keys.key(KeyPurpose.MESSAGE),
                CmsSigner.of(keys, KeyPurpose.MESSAGE, clock), clock);
    }

    /**
     * The package: an ASiC-E container.
     *
     * @throws IllegalArgumentException if the proof does not lead from the leaf to its checkpoint: nothing that fails at
     *         once is handed out
     */
    public byte[] write(EvidenceContents contents) {
        if (!contents.proof().leads(contents.leaf())) {
            throw new IllegalArgumentException("a proof that does not lead to its checkpoint");
        }
        return sealed(files(contents));
    }

    private Map<String, byte[]> files(EvidenceContents contents) {
        EvidenceStatement statement = statement(contents, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(PackageFile.STATEMENT, statement.encode());
        files.put(PackageFile.LEAF, contents.leaf());
        files.put(PackageFile.PROOF, contents.proof().bytes());
        files.put(PackageFile.CHECKPOINT, contents.proof().checkpoint().getBytes(StandardCharsets.UTF_8));
        if (contents.timeToken() != null) {
            files.put(PackageFile.TIME_TOKEN, contents.timeToken());
        }
        if (contents.subject() instanceof EvidenceContents.Message message) {
            add(files, message);
        }
        certificates(contents).forEach(
                (name, certificate) -> files.put("certs/" + name + ".pem", ascii(CertificateFile.pem(certificate))));
        contents.revocations().forEach((name, list) -> files.put("crl/" + name + ".crl", list));
        contents.answers().forEach((name, answer) -> files.put("ocsp/" + name + ".ors", answer));
        files.put(PackageFile.INSTRUCTIONS, Instructions.of(statement, LoggedLeaf.parse(contents.leaf()),
                files.keySet()).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static void add(Map<String, byte[]> files, EvidenceContents.Message message) {
        files.put(PackageFile.MESSAGE, message.json());
        files.put(PackageFile.MESSAGE_SEAL, message.seal().cms());
        if (message.nationalSeal() != null) {
            files.put(PackageFile.NATIONAL_SEAL, message.nationalSeal());
        }
        if (message.record() != null) {
            files.put(PackageFile.RECORD, message.record().json());
        }
        if (message.attached() != null && message.attached().content() != null) {
            files.put(PackageFile.ATTACHMENT, message.attached().content());
        }
    }

    private Map<String, X509Certificate> certificates(EvidenceContents contents) {
        Map<String, X509Certificate> certificates = new LinkedHashMap<>();
        certificates.put("authority", key.get().authority());
        certificates.put("message", key.get().certificate());
        certificates.putAll(contents.certificates());
        return certificates;
    }

    private static EvidenceStatement statement(EvidenceContents contents, Instant now) {
        String origin = Checkpoint.parse(SignedNote.parse(contents.proof().checkpoint()).text()).origin();
        return switch (contents.subject()) {
            case EvidenceContents.LeafOnly only ->
                new EvidenceStatement(origin, now, EvidenceStatement.Message.NONE, null, null, null, null,
                        null);
            case EvidenceContents.Erased erased ->
                new EvidenceStatement(origin, now, EvidenceStatement.Message.ERASED, null, null, null, null,
                        null);
            case EvidenceContents.Message message -> new EvidenceStatement(origin, now,
                    EvidenceStatement.Message.PRESENT, message.seal().attestation(),
                    Digests.hex(message.commitmentKey()), message.record() == null ? null : message.record().index(),
                    message.record() == null ? null : wholeSeconds(message.record().erasedAt()),
                    where(message.attached()));
        };
    }

    private static EvidenceStatement.@Nullable Attachment where(EvidenceContents.@Nullable Attached attached) {
        if (attached == null) {
            return null;
        }
        return attached.content() == null
                ? EvidenceStatement.Attachment.DESCRIBED
                : EvidenceStatement.Attachment.ENCLOSED;
    }

    private static @Nullable Instant wholeSeconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The container's own files around those that they are about. */
    private byte[] sealed(Map<String, byte[]> files) {
        byte[] manifest = PackageManifest.of(files);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(PackageFile.MIMETYPE, ascii(PackageFile.MIMETYPE_CONTENT));
        all.putAll(files);
        all.put(PackageFile.MANIFEST, manifest);
        all.put(PackageFile.SIGNATURE, signer.sign(manifest));
        return EvidenceContainer.of(all).write();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
