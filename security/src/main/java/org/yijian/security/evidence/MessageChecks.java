package org.yijian.security.evidence;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.yijian.security.evidence.EvidenceStatement.Message;
import org.yijian.security.evidence.Findings.Found;
import org.yijian.security.seal.CmsVerifier;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;
import org.yijian.security.seal.Verdict;
import org.yijian.security.trust.KeyAlgorithm;

/** Whether the message is the one that the leaf tells of, and its seals are right. */
final class MessageChecks {

    private final EvidenceContainer container;
    private final EvidenceStatement statement;
    private final TrustedHub hub;
    private final LoggedLeaf leaf;
    private final Findings findings;
    private final CmsVerifier seals = new CmsVerifier();
    /** Whoever signed something in the package, with the time at which that must have been in order. */
    private final Map<X509Certificate, Instant> signers = new HashMap<>();

    MessageChecks(EvidenceContainer container, PackageChecks.Result known, LoggedLeaf leaf, Findings findings) {
        this.container = container;
        this.statement = known.statement();
        this.hub = known.hub();
        this.leaf = leaf;
        this.findings = findings;
        known.signer().ifPresent(signer -> signers.put(signer, statement.exportedAt()));
    }

    void run() {
        Optional<SealedMessage> message = Optional.empty();
        if (statement.message() == Message.PRESENT) {
            message = present();
        } else {
            findings.absent(EvidenceCheck.MESSAGE_SEAL);
            findings.check(EvidenceCheck.MESSAGE_LOGGED, this::without);
            findings.absent(EvidenceCheck.RECORD);
            findings.absent(EvidenceCheck.NATIONAL_SEAL);
        }
        revocation();
        attachment(message);
    }

    private void revocation() {
        List<byte[]> lists = files(PackageFile::revocations);
        List<byte[]> answers = files(PackageFile::answers);
        if (lists.isEmpty() && answers.isEmpty()) {
            findings.absent(EvidenceCheck.REVOCATION);
        } else {
            findings.check(EvidenceCheck.REVOCATION,
                    () -> new Revocations(hub, signers, statement.exportedAt()).check(lists, answers));
        }
    }

    private List<byte[]> files(Predicate<String> kind) {
        return container.files().keySet().stream().filter(kind).map(container::file).toList();
    }

    private Optional<SealedMessage> present() {
        Optional<SealedMessage> message = findings.check(EvidenceCheck.MESSAGE_SEAL, this::seal);
        if (message.isEmpty()) {
            findings.notReached(EvidenceCheck.MESSAGE_LOGGED, EvidenceCheck.RECORD, EvidenceCheck.NATIONAL_SEAL);
            return message;
        }
        findings.check(EvidenceCheck.MESSAGE_LOGGED, () -> logged(message.get()));
        if (container.has(PackageFile.RECORD) || statement.entry() != null) {
            findings.check(EvidenceCheck.RECORD, () -> record(message.get()));
        } else {
            findings.absent(EvidenceCheck.RECORD);
        }
        if (container.has(PackageFile.NATIONAL_SEAL)) {
            findings.check(EvidenceCheck.NATIONAL_SEAL, () -> nationalSeal(message.get()));
        } else {
            findings.absent(EvidenceCheck.NATIONAL_SEAL);
        }
        return message;
    }

    private void attachment(Optional<SealedMessage> message) {
        boolean about = container.has(PackageFile.ATTACHMENT) || statement.attachment() != null
                || message.flatMap(SealedMessage::attachment).isPresent();
        if (!about) {
            findings.absent(EvidenceCheck.ATTACHMENT);
        } else if (statement.message() == Message.PRESENT && message.isEmpty()) {
            findings.notReached(EvidenceCheck.ATTACHMENT);
        } else {
            findings.check(EvidenceCheck.ATTACHMENT, () -> attached(message));
        }
    }

    private Found<Long> attached(Optional<SealedMessage> message) {
        AttachedFile file = message.flatMap(SealedMessage::attachment)
                .orElseThrow(() -> Findings.differs(PackageFile.ATTACHMENT));
        if (statement.attestation() == Seal.Attestation.SENDER) {
            message.get().requireSealed(file);
        }
        return file.check(statement, container);
    }

    /** The hub seals the message itself; a sender sealed what it sent, of which the message names the digests. */
    private Found<SealedMessage> seal() {
        SealedMessage message = SealedMessage.parse(container.file(PackageFile.MESSAGE));
        message.requireContent();
        byte[] cms = container.file(PackageFile.MESSAGE_SEAL);
        Found<X509Certificate> signer = statement.attestation() == Seal.Attestation.SENDER
                ? senderSeal(message, cms)
                : PackageChecks.signer(seals.verify(message.bytes(), cms, hub.anchors(), leaf.time()),
                        KeyAlgorithm.ECDSA_P256, leaf.time());
        signers.put(signer.value(), leaf.time());
        return new Found<>(message, signer.detail());
    }

    private Found<X509Certificate> senderSeal(SealedMessage message, byte[] cms) {
        Verdict verdict = seals.verify(message.senderContent(), cms, PackageChecks.sender(hub, message.source()),
                leaf.time());
        KeyAlgorithm either = verdict instanceof Verdict.Valid valid ? valid.algorithm() : KeyAlgorithm.ECDSA_P256;
        return PackageChecks.signer(verdict, either, leaf.time());
    }

    private Found<SealedMessage> logged(SealedMessage message) {
        String cmsHash = Digests.hex(Digests.sha256(container.file(PackageFile.MESSAGE_SEAL)));
        if (!cmsHash.equals(leaf.cmsHash())) {
            throw Findings.differs("cmsHash");
        }
        if (!commitment(message.bytes()).equals(leaf.commitment())) {
            throw Findings.differs("commitment");
        }
        message.require(leaf);
        return new Found<>(message, leaf.objectRef());
    }

    private String commitment(byte[] message) {
        byte[] key = HexFormat.of().parseHex(String.valueOf(statement.commitmentKey()));
        return Digests.hex(Digests.hmacSha256(key, message));
    }

    private Found<Integer> record(SealedMessage message) {
        Integer entry = statement.entry();
        if (entry == null) {
            throw Findings.differs("entry");
        }
        Found<Integer> found = message.entry(container.file(PackageFile.RECORD), entry);
        return statement.erasedAt() == null
                ? found
                : new Found<>(found.value(), found.detail() + ", 个人信息已删除 personal data erased " + statement.erasedAt());
    }

    private Found<X509Certificate> nationalSeal(SealedMessage message) {
        byte[] cms = container.file(PackageFile.NATIONAL_SEAL);
        Verdict verdict = statement.attestation() == Seal.Attestation.SENDER
                ? seals.verify(message.senderContent(), cms, PackageChecks.sender(hub, message.source()), leaf.time())
                : seals.verify(message.bytes(), cms, hub.anchors(), leaf.time());
        Found<X509Certificate> signer = PackageChecks.signer(verdict, KeyAlgorithm.SM2, leaf.time());
        signers.put(signer.value(), leaf.time());
        return signer;
    }

    /** Without a message there must be nothing of one; and if the leaf tells of one, then the package says it is erased. */
    private Found<String> without() {
        boolean leftover = Stream.of(PackageFile.MESSAGE, PackageFile.MESSAGE_SEAL, PackageFile.NATIONAL_SEAL,
                PackageFile.RECORD).anyMatch(container::has);
        boolean told = leaf.cmsHash() != null && leaf.commitment() != null;
        if (leftover || told != (statement.message() == Message.ERASED)
                || (!told && leaf.cmsHash() != null)) {
            throw Findings.differs("message " + statement.message().wire());
        }
        return new Found<>("", statement.message().wire());
    }
}
